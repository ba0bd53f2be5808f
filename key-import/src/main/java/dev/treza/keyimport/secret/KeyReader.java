package dev.treza.keyimport.secret;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.DerivationScheme;
import dev.treza.fleet.wallet.ImportRefusal;
import java.util.Optional;

/// Finds the one key that is wanted in an input of any format.
public final class KeyReader {
  private final KeyTools tools;

  public KeyReader(KeyTools tools) {
    this.tools = tools;
  }

  /// The key; the caller closes it. Refused: `IMP-*`.
  ///
  /// @param passphrase of the words or the keystore
  /// @throws LockedMemoryException if there is no memory for it
  public Outcome<SecretKey> read(
      SecretBuffer input, KeyWish wish, Optional<SecretBuffer> passphrase)
      throws LockedMemoryException {
    Optional<KeyFormat> format = KeyFormat.of(input.segment());
    if (format.isEmpty()) {
      return Outcome.refused(ImportRefusal.FORMAT, "it begins like none of them");
    }
    Optional<Refusal> wrong = wrong(format.get(), wish, passphrase.isPresent());
    if (wrong.isPresent()) {
      return Outcome.refused(wrong.get());
    }
    return switch (secret(format.get(), input, wish, passphrase)) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer key) -> checked(key, format.get(), wish);
    };
  }

  private static Optional<Refusal> wrong(KeyFormat format, KeyWish wish, boolean passphrase) {
    return switch (format) {
      case WORDS -> pathOfWords(wish);
      case KEYSTORE -> noPath(format, wish);
      case XPRV -> noPassphrase(format, passphrase);
      case RAW, HEX, WIF, SOLANA -> noPath(format, wish).or(() -> noPassphrase(format, passphrase));
    };
  }

  private static Optional<Refusal> pathOfWords(KeyWish wish) {
    DerivationScheme scheme = DerivationScheme.of(wish.blockchain(), wish.network());
    return wish.path()
        .filter(path -> !scheme.allows(path))
        .map(path ->
            Refusal.of(
                ImportRefusal.PATH,
                path.text()
                    + " is not a path of "
                    + wish.blockchain().label()
                    + ": "
                    + scheme.text()));
  }

  private static Optional<Refusal> noPath(KeyFormat format, KeyWish wish) {
    return wish.path()
        .map(path -> Refusal.of(ImportRefusal.PATH, "a key as " + format.text() + " has no path"));
  }

  private static Optional<Refusal> noPassphrase(KeyFormat format, boolean passphrase) {
    return passphrase
        ? Optional.of(
            Refusal.of(
                ImportRefusal.PASSPHRASE, "a key as " + format.text() + " has no passphrase"))
        : Optional.empty();
  }

  private Outcome<SecretBuffer> secret(
      KeyFormat format, SecretBuffer input, KeyWish wish, Optional<SecretBuffer> passphrase)
      throws LockedMemoryException {
    return switch (format) {
      case RAW ->
          Outcome.accepted(
              tools.memory().fill(input.size(), copy -> copy.copyFrom(input.segment())));
      case HEX -> Hex.read(input.segment(), tools.memory());
      case WORDS -> new Words(tools).read(input, wish, passphrase);
      case WIF -> new Wif(tools).read(input.segment(), wish);
      case XPRV -> new Xprv(tools).read(input.segment(), wish);
      case SOLANA -> new SolanaKeyPair(tools).read(input.segment(), wish);
      case KEYSTORE -> new Keystore(tools).read(input.segment(), wish, passphrase);
    };
  }

  private Outcome<SecretKey> checked(SecretBuffer key, KeyFormat format, KeyWish wish)
      throws LockedMemoryException {
    boolean kept = false;
    try {
      if (!tools.isKey(wish.curve(), key)) {
        return Outcome.refused(ImportRefusal.RANGE, "it is zero or not below the order");
      }
      Optional<DerivationPath> path =
          format == KeyFormat.WORDS ? Optional.of(Words.path(wish)) : Optional.empty();
      SecretKey read = new SecretKey(key, tools.publicKey(wish.curve(), key), path);
      kept = true;
      return Outcome.accepted(read);
    } finally {
      if (!kept) {
        key.close();
      }
    }
  }
}
