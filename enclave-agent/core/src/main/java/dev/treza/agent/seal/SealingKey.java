package dev.treza.agent.seal;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import java.util.Optional;

/// The key that seals data keys and never leaves its owner: AWS KMS in production, a file of the
/// simulator in rehearsals.
public interface SealingKey {
  /// A new data key, in clear for one use and sealed for the record. The caller closes it.
  record NewDataKey(SecretBuffer clear, Bytes sealed) {}

  /// Whether the key is what the charter needs, asked of its owner now; nothing if it is. Who uses
  /// the key later is told the same: an owner who can tell refuses to use a key that is not.
  Optional<Refusal> check();

  /// A fresh data key.
  ///
  /// @param context what the data key belongs to, a canonical object of texts; needed again to open
  ///   it
  NewDataKey newDataKey(Bytes context) throws SealException;

  /// The data key in clear; the caller closes it.
  SecretBuffer open(Bytes sealed, Bytes context) throws SealException;
}
