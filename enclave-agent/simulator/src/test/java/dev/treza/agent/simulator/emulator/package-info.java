/** The parts of an emulated enclave; the whole boots in the tests of the SDK. */
@NullMarked
package dev.treza.agent.simulator.emulator;

import org.jspecify.annotations.NullMarked;
