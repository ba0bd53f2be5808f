@NullMarked
package dev.treza.agent.aws.http;

import org.jspecify.annotations.NullMarked;
