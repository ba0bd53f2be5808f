package dev.treza.keyimport.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretInputTest {
  private final SecretMemory memory = new SecretMemory();
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"key", "key\n", "key\r\n"})
  void leavesOneLineEndOut(String text) throws Exception {
    assertThat(read(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo("key");
  }

  @Test
  void keepsEveryOtherBlank() throws Exception {
    assertThat(read(" key \n\n".getBytes(StandardCharsets.US_ASCII))).isEqualTo(" key \n");
  }

  @Test
  void keepsABinaryKeyThatEndsLikeALine() throws Exception {
    byte[] raw = new byte[32];
    raw[31] = '\n';
    assertThat(read(raw)).hasSize(32);
  }

  @Test
  void refusesNothing() throws Exception {
    assertThat(read(new byte[0])).isEqualTo("IMP-EMPTY");
    assertThat(read(new byte[] {'\n'})).isEqualTo("IMP-EMPTY");
  }

  @Test
  void refusesMoreThanAKeyFile() throws Exception {
    assertThat(read(new byte[SecretInput.LONGEST + 1])).isEqualTo("IMP-SIZE");
    assertThat(read(new byte[SecretInput.LONGEST])).hasSize(SecretInput.LONGEST);
  }

  private String read(byte[] content) throws Exception {
    Path file = Files.write(folder.resolve("key"), content);
    try (FileChannel channel = FileChannel.open(file)) {
      return switch (SecretInput.read(channel, memory)) {
        case Outcome.Refused<SecretBuffer>(Refusal refusal) -> refusal.id().id();
        case Outcome.Accepted<SecretBuffer>(SecretBuffer secret) -> {
          try (secret) {
            yield TestSecrets.text(secret);
          }
        }
      };
    }
  }
}
