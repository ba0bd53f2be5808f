package dev.treza.agent.crypto.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.TestSecrets;
import dev.treza.agent.crypto.X25519;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 10_000 : 100;
  private static final byte[] INFO = bytes("import 1");
  private static final byte[] AAD = bytes("header");

  /// RFC 9180, appendix A.2.1 (base mode of this suite), sequence number 0.
  private static final class Published {
    private static final String INFO = "4f6465206f6e2061204772656369616e2055726e";
    private static final String SK_E =
        "f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600";
    private static final String PK_E =
        "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a";
    private static final String SK_R =
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb";
    private static final String PK_R =
        "4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a";
    private static final String SHARED =
        "0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7";
    private static final String KEY =
        "ad2744de8e17f4ebba575b3f5f5a8fa1f69c2a07f6e7500bc60ca6e3e3ec1c91";
    private static final String NONCE = "5c4d98150661b848853b547f";
    private static final String PLAINTEXT =
        "4265617574792069732074727574682c20747275746820626561757479";
    private static final String AAD = "436f756e742d30";
    private static final String CIPHERTEXT =
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28";
  }

  private final SecretMemory memory = new SecretMemory();
  private final Sodium sodium;
  private final Hpke hpke;

  HpkeTest() throws Exception {
    sodium = Sodium.load();
    hpke = new Hpke(sodium, memory);
  }

  @Test
  void agreesOnThePublishedKeys() throws Exception {
    Sha2 sha2 = new Sha2(sodium, memory);
    Kem kem = new Kem(new X25519(sodium, memory), sha2, memory);
    try (SecretBuffer own = TestSecrets.ofHex(memory, Published.SK_R);
        SecretBuffer shared =
            kem.agree(own, hex(Published.PK_E), hex(Published.PK_E), hex(Published.PK_R))
                .orElseThrow();
        SecretBuffer key = new KeySchedule(sha2, memory).keyAndNonce(shared, hex(Published.INFO))) {
      assertThat(TestSecrets.reveal(shared)).isEqualTo(hex(Published.SHARED));
      assertThat(TestSecrets.reveal(key)).isEqualTo(hex(Published.KEY + Published.NONCE));
    }
  }

  @Test
  void sealsThePublishedMessage() throws Exception {
    try (SecretBuffer ephemeral = TestSecrets.ofHex(memory, Published.SK_E);
        SecretBuffer plaintext = TestSecrets.ofHex(memory, Published.PLAINTEXT)) {
      assertThat(
              hpke.seal(
                  ephemeral,
                  hex(Published.PK_R),
                  hex(Published.INFO),
                  hex(Published.AAD),
                  plaintext))
          .isEqualTo(hex(Published.PK_E + Published.CIPHERTEXT));
    }
  }

  @Test
  void opensThePublishedMessage() throws Exception {
    try (SecretBuffer secretKey = TestSecrets.ofHex(memory, Published.SK_R);
        SecretBuffer opened =
            hpke.open(
                secretKey,
                hex(Published.PK_E + Published.CIPHERTEXT),
                hex(Published.INFO),
                hex(Published.AAD))) {
      assertThat(TestSecrets.reveal(opened)).isEqualTo(hex(Published.PLAINTEXT));
    }
  }

  @Test
  void opensWhatTheOracleSealedAndTheReverse() throws Exception {
    HPKE oracle =
        new HPKE(
            HPKE.mode_base,
            HPKE.kem_X25519_SHA256,
            HPKE.kdf_HKDF_SHA256,
            HPKE.aead_CHACHA20_POLY1305);
    Random random = new Random(9);
    for (int i = 0; i < COUNT; i++) {
      byte[] secret = random(random, 1 + random.nextInt(200));
      byte[] info = random(random, random.nextInt(100));
      byte[] aad = random(random, random.nextInt(100));
      try (SecretBuffer key = hpke.newSecretKey();
          SecretBuffer plaintext = TestSecrets.of(memory, secret)) {
        byte[] publicKey = hpke.publicKey(key);
        byte[][] theirs =
            oracle.seal(
                new X25519PublicKeyParameters(publicKey), info, aad, secret, null, null, null);
        try (SecretBuffer opened = hpke.open(key, join(theirs[1], theirs[0]), info, aad)) {
          assertThat(TestSecrets.reveal(opened)).as("seed 9, number %d", i).isEqualTo(secret);
        }
        byte[] ours = hpke.seal(publicKey, info, aad, plaintext);
        AsymmetricCipherKeyPair pair =
            oracle.deserializePrivateKey(TestSecrets.reveal(key), publicKey);
        assertThat(
                oracle.open(
                    Arrays.copyOf(ours, 32),
                    pair,
                    info,
                    aad,
                    Arrays.copyOfRange(ours, 32, ours.length),
                    null,
                    null,
                    null))
            .as("seed 9, number %d", i)
            .isEqualTo(secret);
      }
    }
  }

  @Test
  void neverSealsTheSameWayTwice() throws Exception {
    try (SecretBuffer key = hpke.newSecretKey();
        SecretBuffer secret = TestSecrets.ofText(memory, "secret")) {
      byte[] publicKey = hpke.publicKey(key);
      assertThat(hpke.seal(publicKey, INFO, AAD, secret))
          .isNotEqualTo(hpke.seal(publicKey, INFO, AAD, secret));
    }
  }

  @Test
  void refusesEveryChangedBitAndEveryShorterContent() throws Exception {
    try (SecretBuffer key = hpke.newSecretKey();
        SecretBuffer secret = TestSecrets.ofText(memory, "secret")) {
      byte[] sealed = hpke.seal(hpke.publicKey(key), INFO, AAD, secret);
      for (int bit = 0; bit < sealed.length * 8; bit++) {
        byte[] changed = sealed.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        assertRefused(key, changed, INFO, AAD);
      }
      for (int length = 0; length < sealed.length; length++) {
        assertRefused(key, Arrays.copyOf(sealed, length), INFO, AAD);
      }
    }
    System.gc();
    assertThat(memory.leaked()).isZero();
  }

  @Test
  void refusesAnotherRecipientAnotherInfoAndAnotherHeader() throws Exception {
    try (SecretBuffer key = hpke.newSecretKey();
        SecretBuffer other = hpke.newSecretKey();
        SecretBuffer secret = TestSecrets.ofText(memory, "secret")) {
      byte[] sealed = hpke.seal(hpke.publicKey(key), INFO, AAD, secret);
      assertRefused(other, sealed, INFO, AAD);
      assertRefused(key, sealed, bytes("import 2"), AAD);
      assertRefused(key, sealed, INFO, bytes("Header"));
    }
  }

  @Test
  void sealsNothingToAPointOfSmallOrder() throws Exception {
    try (SecretBuffer secret = TestSecrets.ofText(memory, "secret")) {
      for (String point : new String[] {"00".repeat(32), "01" + "00".repeat(31)}) {
        assertThatThrownBy(() -> hpke.seal(hex(point), INFO, AAD, secret))
            .isInstanceOf(OpenFailedException.class);
      }
    }
  }

  private void assertRefused(SecretBuffer key, byte[] sealed, byte[] info, byte[] aad) {
    assertThatThrownBy(() -> hpke.open(key, sealed, info, aad))
        .isInstanceOf(OpenFailedException.class);
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] out = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, out, first.length, second.length);
    return out;
  }

  private static byte[] random(Random random, int length) {
    byte[] out = new byte[length];
    random.nextBytes(out);
    return out;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
