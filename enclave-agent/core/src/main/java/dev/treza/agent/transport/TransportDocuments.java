package dev.treza.agent.transport;

import dev.treza.agent.device.DeviceException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.protocol.AttestationReply;

/// Has the security module vouch for a transport key (rule `ATT-USE`, use `transport`).
@FunctionalInterface
public interface TransportDocuments {
  /// A fresh document over the same statement each time.
  ///
  /// @param importId digest of the request the key is for
  /// @param key X25519 public key
  AttestationReply document(Digest importId, Bytes key) throws DeviceException;
}
