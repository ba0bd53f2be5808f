package dev.treza.agent.simulator;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.seal.HeldSealingKey;
import dev.treza.agent.seal.SealingKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// A sealing key in a file only its owner may read. It goes from the file straight into locked
/// memory; whoever can read the file can open what it sealed, which is why the simulator is for
/// rehearsal only.
final class FileSealingKey {
  private FileSealingKey() {}

  /// The key kept in `file`, made if there is none.
  static SealingKey keptIn(Path file, SecretMemory memory, SecureRandom random)
      throws IOException, LockedMemoryException, NativeLibraryException {
    SecretSource secrets = new SecretSource(memory, Secp256k1.open(memory));
    if (!Files.exists(file)) {
      make(file, secrets, random);
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      SecretBuffer key = SecretFile.read(in, SecretSource.LENGTH, memory);
      return new HeldSealingKey(key, Aead.open(memory), secrets, random);
    }
  }

  private static void make(Path file, SecretSource secrets, SecureRandom random)
      throws IOException, LockedMemoryException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (SecretBuffer fresh = secrets.dataKey(entropy(random));
        FileChannel out =
            FileChannel.open(
                part,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")))) {
      SecretFile.write(fresh, out);
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] entropy(SecureRandom random) {
    byte[] bytes = new byte[SecretSource.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }
}
