package dev.treza.keyimport.secret;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.wallet.DerivationPath;
import java.util.Optional;

/// A key as it goes to an enclave.
///
/// @param key 32 bytes; closed with this
/// @param publicKey in its chain's usual encoding
/// @param path its place below a seed, if that is known
public record SecretKey(SecretBuffer key, Bytes publicKey, Optional<DerivationPath> path)
    implements AutoCloseable {
  @Override
  public void close() {
    key.close();
  }
}
