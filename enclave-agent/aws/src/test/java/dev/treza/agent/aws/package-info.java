@NullMarked
package dev.treza.agent.aws;

import org.jspecify.annotations.NullMarked;
