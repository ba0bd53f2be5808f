package dev.treza.agent.seal;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.MacKey;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.wallet.KeyOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The secret behind the codes of a state's items: 32 bytes that are made at genesis, sealed like a
/// wallet's key, and kept in the state itself. The same for every boot of one charter root, and for
/// nobody else: what authenticates is HKDF of it, under the root.
public final class StateKeys {
  /// Where the sealed secret lies in the state.
  public static final String KEY = "state-key";

  private static final byte[] USE =
      "treza state items: authentication".getBytes(StandardCharsets.US_ASCII);

  private final KeySealer sealer;
  private final Charter root;
  private final Sha2 sha2;
  private final SecretMemory memory;

  /// @param root the root charter
  public StateKeys(KeySealer sealer, Charter root, Sha2 sha2, SecretMemory memory) {
    this.sealer = sealer;
    this.root = root;
    this.sha2 = sha2;
    this.memory = memory;
  }

  /// Seals a new secret for the state.
  public Bytes seal(SecretBuffer secret) throws SealException {
    return sealer.seal(secret, header());
  }

  /// What authenticates, from a secret in clear.
  public MacKey derive(SecretBuffer secret) throws SealException {
    try {
      return MacKey.derive(secret, root.digest().value().toArray(), USE, sha2, memory);
    } catch (LockedMemoryException | NativeLibraryException e) {
      throw new SealException("the key of the state cannot be made", e);
    }
  }

  /// What authenticates, from a secret that [#seal] sealed; the caller closes it. Whoever could put
  /// another secret in its place would have to have it sealed, which only this root's enclaves can.
  ///
  /// @throws SealException if it does not open
  public MacKey open(Bytes sealed) throws SealException {
    Outcome<SecretBuffer> opened = sealer.open(sealed, header(), Digest.of(sealed));
    return switch (opened) {
      case Refused<SecretBuffer>(Refusal refusal) -> throw new SealException(refusal);
      case Accepted<SecretBuffer>(SecretBuffer secret) -> {
        try (secret) {
          yield derive(secret);
        }
      }
    };
  }

  private SealHeader header() {
    return new SealHeader(
        root.realm(),
        root.digest(),
        root.namespace(),
        root.tenant(),
        SealHeader.STATE_KEY,
        1,
        Optional.empty(),
        Bytes.EMPTY,
        new KeyOrigin.Generated(),
        root.serial());
  }
}
