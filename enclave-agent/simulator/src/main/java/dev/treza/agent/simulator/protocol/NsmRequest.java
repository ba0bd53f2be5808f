package dev.treza.agent.simulator.protocol;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// A request of the Nitro NSM API.
public sealed interface NsmRequest {
  /// What the module says of itself.
  record DescribeNsm() implements NsmRequest {}

  /// Value and lock of a register.
  record DescribePcr(long index) implements NsmRequest {}

  /// New value = SHA-384(old ‖ data).
  record ExtendPcr(long index, Bytes data) implements NsmRequest {}

  /// Locks one register.
  record LockPcr(long index) implements NsmRequest {}

  /// Locks every register below `range`.
  record LockPcrs(long range) implements NsmRequest {}

  /// Random bytes.
  record GetRandom() implements NsmRequest {}

  /// An attestation document.
  ///
  /// @param userData at most 512 bytes
  /// @param nonce at most 512 bytes
  /// @param publicKey 1 to 1024 bytes
  record Attestation(Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey)
      implements NsmRequest {}
}
