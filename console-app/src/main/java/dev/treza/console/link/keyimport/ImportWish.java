package dev.treza.console.link.keyimport;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import java.util.Optional;

/// Which key a person wants in an enclave, and what it is for. The key itself is only named: by a
/// path that the import program opens.
///
/// @param path below the seed or the extended key
/// @param nonce of the request, 16 bytes
/// @param key path of the key's file or pipe
/// @param passphrase path of its passphrase's
public record ImportWish(
    Blockchain blockchain,
    NetworkMode network,
    Optional<DerivationPath> path,
    Optional<String> purpose,
    Metadata metadata,
    Bytes nonce,
    String key,
    Optional<String> passphrase) {
  ImportJob job(KnownEnclave enclave, String host, int port) {
    Optional<Bytes> anchor =
        switch (enclave.realm()) {
          case Realm.Nitro() -> Optional.empty();
          case Realm.Simulated _ -> Optional.of(enclave.anchor().der());
        };
    return new ImportJob(
        enclave.id(),
        anchor,
        enclave.measurements().sets(),
        enclave.root().encoded(),
        host,
        port,
        blockchain,
        network,
        path,
        purpose,
        metadata,
        nonce,
        key,
        passphrase);
  }
}
