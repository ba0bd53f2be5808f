package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretLengthException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealingKey;
import dev.treza.agent.seal.SealingKey.NewDataKey;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSealingKeyTest {
  private static final Bytes CONTEXT = Bytes.utf8("root and namespace");

  private final SecretMemory memory = new SecretMemory();
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("simulated-kms.key");
  }

  private SealingKey key() throws Exception {
    return FileSealingKey.keptIn(file, memory, new SecureRandom());
  }

  @Test
  void onlyItsOwnerMayReadTheFile() throws Exception {
    key();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasSize(32);
  }

  @Test
  void leavesNoUnfinishedFileBehind() throws Exception {
    Files.writeString(folder.resolve("simulated-kms.key.part"), "of a process that was killed");
    key();
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void keepsTheKeyItHas() throws Exception {
    key();
    byte[] before = Files.readAllBytes(file);
    key();
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void opensInTheNextBootWhatItSealed() throws Exception {
    NewDataKey made = key().newDataKey(CONTEXT);
    try (SecretBuffer clear = made.clear();
        SecretBuffer opened = key().open(made.sealed(), CONTEXT);
        Secp256k1 curve = Secp256k1.open(memory)) {
      // secrets are not compared; as keys of a curve they have points that are
      assertThat(curve.publicKey(opened)).isEqualTo(curve.publicKey(clear));
    }
  }

  @Test
  void opensNothingInAnotherContext() throws Exception {
    SealingKey key = key();
    NewDataKey made = key.newDataKey(CONTEXT);
    made.clear().close();
    assertThatThrownBy(() -> key.open(made.sealed(), Bytes.utf8("another root")))
        .isInstanceOf(SealException.class);
  }

  @Test
  void opensNothingOfAnotherKey() throws Exception {
    NewDataKey made = key().newDataKey(CONTEXT);
    made.clear().close();
    Files.delete(file);
    SealingKey other = key();
    assertThatThrownBy(() -> other.open(made.sealed(), CONTEXT)).isInstanceOf(SealException.class);
  }

  @Test
  void refusesAFileThatIsNotOneKeyLong() throws IOException {
    Files.write(file, new byte[31]);
    assertThatThrownBy(this::key).isInstanceOf(SecretLengthException.class);
  }
}
