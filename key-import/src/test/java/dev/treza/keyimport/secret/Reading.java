package dev.treza.keyimport.secret;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.DerivationPath;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// Reads inputs of tests: what comes out is told in hexadecimal digits, or by its refusal.
final class Reading {
  private final KeyTools tools;
  private final KeyReader reader;

  Reading() throws NativeLibraryException, LockedMemoryException {
    tools = KeyTools.open();
    reader = new KeyReader(tools);
  }

  KeyTools tools() {
    return tools;
  }

  static KeyWish wish(Blockchain blockchain) {
    return new KeyWish(blockchain, NetworkMode.MAINNET, Optional.empty());
  }

  static KeyWish wish(Blockchain blockchain, String path) {
    return new KeyWish(blockchain, NetworkMode.MAINNET, DerivationPath.parse(path));
  }

  /// The secret key, or the id of the refusal.
  String of(String input, KeyWish wish) throws LockedMemoryException {
    return of(input.getBytes(StandardCharsets.UTF_8), wish, Optional.empty());
  }

  String of(String input, KeyWish wish, String passphrase) throws LockedMemoryException {
    return of(input.getBytes(StandardCharsets.UTF_8), wish, Optional.of(passphrase));
  }

  String of(byte[] input, KeyWish wish, Optional<String> passphrase) throws LockedMemoryException {
    return switch (read(input, wish, passphrase)) {
      case Outcome.Refused<SecretKey>(Refusal refusal) -> refusal.id().id();
      case Outcome.Accepted<SecretKey>(SecretKey key) -> {
        try (key) {
          yield HexFormat.of().formatHex(TestSecrets.reveal(key.key()));
        }
      }
    };
  }

  Outcome<SecretKey> read(byte[] input, KeyWish wish, Optional<String> passphrase)
      throws LockedMemoryException {
    try (SecretBuffer text = TestSecrets.of(tools.memory(), input)) {
      if (passphrase.isEmpty()) {
        return reader.read(text, wish, Optional.empty());
      }
      try (SecretBuffer secret = TestSecrets.ofText(tools.memory(), passphrase.get())) {
        return reader.read(text, wish, Optional.of(secret));
      }
    }
  }
}
