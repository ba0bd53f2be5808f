@NullMarked
package dev.treza.agent.aws.endpoint;

import org.jspecify.annotations.NullMarked;
