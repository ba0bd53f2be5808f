package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

class AeadTest {
  private static final byte[] HEADER = "header".getBytes(StandardCharsets.UTF_8);

  private final SecretMemory memory = new SecretMemory();
  private final Aead aead;
  private final SecretBuffer key;

  AeadTest() throws Exception {
    aead = Aead.open(memory);
    key = TestSecrets.ofHex(memory, "42".repeat(32));
  }

  @Test
  void opensWhatItSealed() throws Exception {
    try (SecretBuffer opened = aead.open(key, sealed("secret"), HEADER)) {
      assertThat(TestSecrets.reveal(opened)).isEqualTo(bytes("secret"));
    }
  }

  @Test
  void addsExactlyItsOverhead() throws Exception {
    assertThat(sealed("secret")).hasSize(6 + Aead.OVERHEAD);
  }

  @Test
  void neverSealsTheSameWayTwice() throws Exception {
    assertThat(sealed("secret")).isNotEqualTo(sealed("secret"));
  }

  @Test
  void startsWithACommitmentToTheKeyAndNonce() throws Exception {
    byte[] sealed = sealed("secret");
    HMac hmac = new HMac(new SHA512Digest());
    hmac.init(new KeyParameter(TestSecrets.reveal(key)));
    hmac.update(bytes("treza sealed secret v1: encryption key and commitment"), 0, 53);
    hmac.update(sealed, 32, 24);
    byte[] derived = new byte[64];
    hmac.doFinal(derived, 0);
    assertThat(Arrays.copyOf(sealed, 32)).isEqualTo(Arrays.copyOfRange(derived, 32, 64));
  }

  @Test
  void refusesEveryChangedBit() throws Exception {
    byte[] sealed = sealed("secret");
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(key, changed, HEADER);
    }
  }

  @Test
  void refusesEveryShorterContent() throws Exception {
    byte[] sealed = sealed("secret");
    for (int length = 0; length < sealed.length; length++) {
      assertRefused(key, Arrays.copyOf(sealed, length), HEADER);
    }
  }

  @Test
  void refusesAnotherHeader() throws Exception {
    assertRefused(key, sealed("secret"), bytes("Header"));
  }

  @Test
  void refusesAnotherKey() throws Exception {
    try (SecretBuffer other = TestSecrets.ofHex(memory, "43".repeat(32))) {
      assertRefused(other, sealed("secret"), HEADER);
    }
  }

  @Test
  void closesEverythingWhenItRefuses() throws Exception {
    assertRefused(key, new byte[100], HEADER);
    System.gc();
    assertThat(memory.leaked()).isZero();
  }

  @Test
  void refusesADataKeyOfAnotherLength() throws Exception {
    try (SecretBuffer shorter = memory.allocate(16)) {
      assertThatThrownBy(() -> aead.seal(shorter, key, HEADER))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private byte[] sealed(String text) throws LockedMemoryException {
    try (SecretBuffer plaintext = TestSecrets.of(memory, bytes(text))) {
      return aead.seal(key, plaintext, HEADER);
    }
  }

  private void assertRefused(SecretBuffer dataKey, byte[] sealed, byte[] header) {
    assertThatThrownBy(() -> aead.open(dataKey, sealed, header))
        .isInstanceOf(OpenFailedException.class)
        .hasMessage("the sealed content does not open with this key and header")
        .hasNoCause();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
