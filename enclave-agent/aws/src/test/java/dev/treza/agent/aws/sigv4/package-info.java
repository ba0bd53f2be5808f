@NullMarked
package dev.treza.agent.aws.sigv4;

import org.jspecify.annotations.NullMarked;
