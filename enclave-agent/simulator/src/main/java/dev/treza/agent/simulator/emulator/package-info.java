/**
 * One enclave under emulation: its image booted by QEMU, its security module played by the
 * simulator, its vsock as Unix sockets, and this program as its parent. For rehearsal and tests;
 * everything about it leads to the simulator's root.
 */
@NullMarked
package dev.treza.agent.simulator.emulator;

import org.jspecify.annotations.NullMarked;
