/** Tests of the simulator's parts; the whole of it is tested as a process by the SDK. */
@NullMarked
package dev.treza.agent.simulator;

import org.jspecify.annotations.NullMarked;
