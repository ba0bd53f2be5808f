/// The enclave's hardware and kernel, as the agent needs them: the Nitro security module behind
/// `/dev/nsm`, AF_VSOCK sockets, and the duties of process 1 (mounts, loopback, heartbeat, the
/// end). Bytes in, bytes out: nothing here decides, keeps secrets or knows what is attested, and
/// the parent instance at the other end of a socket is trusted with nothing but delivery.
@NullMarked
package dev.treza.agent.nitro;

import org.jspecify.annotations.NullMarked;
