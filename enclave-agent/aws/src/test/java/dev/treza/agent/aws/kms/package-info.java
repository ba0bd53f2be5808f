@NullMarked
package dev.treza.agent.aws.kms;

import org.jspecify.annotations.NullMarked;
