@NullMarked
package dev.treza.agent.simulator.aws.kms;

import org.jspecify.annotations.NullMarked;
