package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SecretSourceTest {
  private final SecretMemory memory = new SecretMemory();
  private final Secp256k1 curve;
  private final SecretSource source;

  SecretSourceTest() throws Exception {
    curve = Secp256k1.open(memory);
    source = new SecretSource(memory, curve);
  }

  @Test
  void drawsADifferentDataKeyEachTime() throws Exception {
    try (SecretBuffer one = source.dataKey(new byte[32]);
        SecretBuffer other = source.dataKey(new byte[32])) {
      assertThat(TestSecrets.reveal(one)).isNotEqualTo(TestSecrets.reveal(other)).hasSize(32);
    }
  }

  @Test
  void drawsSecp256k1KeysInRange() throws Exception {
    try (SecretBuffer key = source.secp256k1Key(new byte[32])) {
      assertThat(curve.isValidSecretKey(key)).isTrue();
    }
  }

  @Test
  void mixesTheAdditionalEntropyIntoEveryByte() throws Exception {
    byte[] additional = new byte[32];
    Arrays.fill(additional, (byte) 0x0f);
    try (SecretBuffer drawn = TestSecrets.ofHex(memory, "35".repeat(32))) {
      SecretSource.mix(drawn.segment(), additional);
      assertThat(TestSecrets.reveal(drawn)).containsOnly(0x3a);
    }
  }

  @Test
  void refusesAdditionalEntropyOfAnotherLength() {
    assertThatThrownBy(() -> source.dataKey(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
