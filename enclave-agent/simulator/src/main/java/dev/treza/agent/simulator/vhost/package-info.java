/**
 * A virtio device outside the emulator: the back end of the vhost-user protocol (QEMU,
 * `docs/interop/vhost-user.rst`) for a device with one split virtqueue (VIRTIO 1.2 section 2.7),
 * over a Unix socket, shared memory and eventfds. Neither the guest behind the queue nor the front
 * end at the socket is believed: every address, length and index they give is checked before use.
 */
@NullMarked
package dev.treza.agent.simulator.vhost;

import org.jspecify.annotations.NullMarked;
