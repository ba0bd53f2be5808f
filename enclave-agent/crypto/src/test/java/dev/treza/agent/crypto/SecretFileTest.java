package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  private final SecretMemory memory = new SecretMemory();
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("key");
  }

  @Test
  void writesASecretThatReadsBackEqual() throws Exception {
    byte[] value = {1, 2, 3, 4, 5};
    try (SecretBuffer secret = TestSecrets.of(memory, value);
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      SecretFile.write(secret, channel);
    }
    try (SecretBuffer read = read(5)) {
      assertThat(TestSecrets.reveal(read)).isEqualTo(value);
    }
  }

  @Test
  void refusesAFileThatIsShorter() throws IOException {
    Files.write(file, new byte[31]);
    assertThatThrownBy(() -> read(32)).isInstanceOf(SecretLengthException.class);
  }

  @Test
  void refusesAFileThatIsLonger() throws IOException {
    Files.write(file, new byte[33]);
    assertThatThrownBy(() -> read(32)).isInstanceOf(SecretLengthException.class);
  }

  private SecretBuffer read(int size) throws IOException, LockedMemoryException {
    try (FileChannel channel = FileChannel.open(file)) {
      return SecretFile.read(channel, size, memory);
    }
  }
}
