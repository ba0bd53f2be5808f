package dev.treza.agent.simulator;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealingKey;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/// Stands for KMS: a sealing key in a file only its owner may read. It goes from the file straight
/// into locked memory; whoever can read the file can open what it sealed, which is why the
/// simulator is for rehearsal only.
final class FileSealingKey implements SealingKey {
  private final SecretBuffer key;
  private final Aead aead;
  private final SecretSource secrets;
  private final SecureRandom random;

  private FileSealingKey(SecretBuffer key, Aead aead, SecretSource secrets, SecureRandom random) {
    this.key = key;
    this.aead = aead;
    this.secrets = secrets;
    this.random = random;
  }

  /// The key kept in `file`, made if there is none.
  static FileSealingKey keptIn(Path file, SecretMemory memory, SecureRandom random)
      throws IOException, LockedMemoryException, NativeLibraryException {
    SecretSource secrets = new SecretSource(memory, Secp256k1.open(memory));
    if (!Files.exists(file)) {
      make(file, secrets, random);
    }
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      SecretBuffer key = SecretFile.read(in, SecretSource.LENGTH, memory);
      return new FileSealingKey(key, Aead.open(memory), secrets, random);
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

  @Override
  public Optional<Refusal> check() {
    return Optional.empty();
  }

  @Override
  public NewDataKey newDataKey(Bytes context) throws SealException {
    try {
      SecretBuffer clear = secrets.dataKey(entropy(random));
      return new NewDataKey(clear, Bytes.of(aead.seal(key, clear, context.toArray())));
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a data key", e);
    }
  }

  @Override
  public SecretBuffer open(Bytes sealed, Bytes context) throws SealException {
    try {
      return aead.open(key, sealed.toArray(), context.toArray());
    } catch (OpenFailedException e) {
      throw new SealException("the data key does not open", e);
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a data key", e);
    }
  }

  private static byte[] entropy(SecureRandom random) {
    byte[] bytes = new byte[SecretSource.LENGTH];
    random.nextBytes(bytes);
    return bytes;
  }
}
