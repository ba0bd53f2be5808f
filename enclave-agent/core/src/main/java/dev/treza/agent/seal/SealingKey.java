package dev.treza.agent.seal;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;

/// The key that seals data keys and never leaves its owner: AWS KMS in production, a file of the
/// simulator in rehearsals.
public interface SealingKey {
  /// A new data key, in clear for one use and sealed for the record. The caller closes it.
  record NewDataKey(SecretBuffer clear, Bytes sealed) {}

  /// A fresh data key.
  ///
  /// @param context what the data key belongs to; needed again to open it
  NewDataKey newDataKey(Bytes context) throws SealException;

  /// The data key in clear; the caller closes it.
  SecretBuffer open(Bytes sealed, Bytes context) throws SealException;
}
