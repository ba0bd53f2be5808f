/** Simulated Secrets Manager: texts under names, with versions that are never lost. */
@NullMarked
package dev.treza.agent.simulator.aws.secrets;

import org.jspecify.annotations.NullMarked;
