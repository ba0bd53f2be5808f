/**
 * A stand-in for everything around the agent that is AWS's: the security module, its certificate
 * chain, the sealing key, the host. Everything it makes says that it is simulated.
 */
@NullMarked
package dev.treza.agent.simulator;

import org.jspecify.annotations.NullMarked;
