@NullMarked
package dev.treza.agent.simulator.aws.iam;

import org.jspecify.annotations.NullMarked;
