package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No use of a secret leaves a readable copy of it in the memory of this process.
class NoCopyLeftTest {
  private static final byte[] HEADER = "header".getBytes(StandardCharsets.UTF_8);
  private static final int USES = 500;

  @TempDir private Path folder;
  private final SecretMemory memory = new SecretMemory();
  private final Secp256k1 curve;
  private final Aead aead;
  private final SecretSource source;

  NoCopyLeftTest() throws Exception {
    curve = Secp256k1.open(memory);
    aead = Aead.open(memory);
    source = new SecretSource(memory, curve);
  }

  @Test
  void findsALiveSecretExactlyOnce() throws Exception {
    try (SecretBuffer key = source.secp256k1Key(new byte[32])) {
      assertThat(MemoryScan.ofSelf(TestSecrets.needle(key))).hasSize(1);
    }
  }

  @Test
  void findsACopyThatWasLeakedOnPurpose() throws Exception {
    try (SecretBuffer key = source.secp256k1Key(new byte[32])) {
      byte[] leaked = TestSecrets.reveal(key);
      assertThat(MemoryScan.ofSelf(TestSecrets.needle(key))).hasSizeGreaterThanOrEqualTo(2);
      assertThat(leaked).hasSize(32);
    }
  }

  @Test
  void leavesNothingOfASigningKey() throws Exception {
    Needle needle;
    try (SecretBuffer key = source.secp256k1Key(new byte[32])) {
      needle = TestSecrets.needle(key);
      for (int i = 0; i < USES; i++) {
        curve.sign(key, new byte[32]);
        curve.publicKey(key);
      }
      collect();
      assertThat(MemoryScan.ofSelf(needle)).hasSize(1);
    }
    collect();
    assertThat(MemoryScan.ofSelf(needle)).isEmpty();
  }

  @Test
  void leavesNothingOfASealedSecretOrItsDataKey() throws Exception {
    Needle secretNeedle;
    Needle keyNeedle;
    try (SecretBuffer key = source.dataKey(new byte[32]);
        SecretBuffer secret = source.secp256k1Key(new byte[32])) {
      secretNeedle = TestSecrets.needle(secret);
      keyNeedle = TestSecrets.needle(key);
      for (int i = 0; i < USES; i++) {
        aead.open(key, aead.seal(key, secret, HEADER), HEADER).close();
      }
    }
    collect();
    assertThat(MemoryScan.ofSelf(secretNeedle)).isEmpty();
    assertThat(MemoryScan.ofSelf(keyNeedle)).isEmpty();
  }

  @Test
  void leavesNothingOfASecretWrittenToAFileAndReadBack() throws Exception {
    Path file = folder.resolve("key");
    Needle needle;
    try (SecretBuffer secret = source.dataKey(new byte[32]);
        FileChannel out =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      needle = TestSecrets.needle(secret);
      SecretFile.write(secret, out);
    }
    try (FileChannel in = FileChannel.open(file);
        SecretBuffer read = SecretFile.read(in, 32, memory)) {
      assertThat(MemoryScan.ofSelf(needle)).hasSize(1);
      assertThat(read.size()).isEqualTo(32);
    }
    collect();
    assertThat(MemoryScan.ofSelf(needle)).isEmpty();
  }

  private static void collect() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
  }
}
