package dev.treza.keyimport;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.keyimport.secret.KeyReader;
import dev.treza.keyimport.secret.KeyTools;
import dev.treza.keyimport.secret.KeyWish;
import dev.treza.keyimport.secret.SecretInput;
import dev.treza.keyimport.secret.SecretKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The files and pipes a job names, read into locked memory.
record KeyFiles(KeyTools tools) {
  /// The key; the caller closes it. Refused: `IMP-*`.
  Outcome<SecretKey> read(ImportJob job) throws LockedMemoryException {
    KeyWish wish = new KeyWish(job.blockchain(), job.network(), job.path());
    return switch (open(job.key())) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer input) -> {
        try (input) {
          yield job.passphrase().isPresent()
              ? read(input, wish, job.passphrase().get())
              : new KeyReader(tools).read(input, wish, Optional.empty());
        }
      }
    };
  }

  private Outcome<SecretKey> read(SecretBuffer input, KeyWish wish, String passphrase)
      throws LockedMemoryException {
    return switch (open(passphrase)) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer secret) -> {
        try (secret) {
          yield new KeyReader(tools).read(input, wish, Optional.of(secret));
        }
      }
    };
  }

  private Outcome<SecretBuffer> open(String file) throws LockedMemoryException {
    try (FileChannel channel = FileChannel.open(Path.of(file))) {
      return SecretInput.read(channel, tools.memory());
    } catch (IOException | InvalidPathException unreadable) {
      return Outcome.refused(ImportRefusal.FILE, "it cannot be opened or read");
    }
  }
}
