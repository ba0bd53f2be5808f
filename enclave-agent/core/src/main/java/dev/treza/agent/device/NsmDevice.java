package dev.treza.agent.device;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.util.Optional;

/// The Nitro security module (NSM), as the agent needs it. Implementations serialise the calls.
public interface NsmDevice {
  /// Extends a platform configuration register: new = SHA-384(old ‖ data).
  ///
  /// @param index 16 to 31; the others are locked at boot
  /// @return the new value
  PcrValue extend(int index, Bytes data) throws DeviceException;

  /// Locks every register below `range`; only locked registers stand in documents.
  void lockBelow(int range) throws DeviceException;

  /// Fresh random bytes, at least 32.
  byte[] random() throws DeviceException;

  /// A COSE_Sign1 attestation document over the three optional fields.
  Bytes attest(Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey)
      throws DeviceException;
}
