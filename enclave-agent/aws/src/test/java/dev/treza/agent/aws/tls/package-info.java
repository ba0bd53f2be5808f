@NullMarked
package dev.treza.agent.aws.tls;

import org.jspecify.annotations.NullMarked;
