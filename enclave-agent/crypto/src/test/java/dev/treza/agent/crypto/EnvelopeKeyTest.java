package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnvelopeKeyTest {
  private static final long SEED = Long.getLong("treza.seed", 20_261_125L);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final SecretMemory memory = new SecretMemory();
  private final EnvelopeKey key;

  EnvelopeKeyTest() throws Exception {
    key = EnvelopeKey.generate(memory, new byte[32]);
  }

  @AfterAll
  void close() {
    key.close();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void assertRefused(EnvelopeKey by, Envelope envelope) {
    assertThatThrownBy(() -> envelope.openedBy(by))
        .isInstanceOf(OpenFailedException.class)
        .hasNoCause();
  }

  @Test
  void hasAModulusOf2048BitsThatIsNoPrime() {
    BigInteger modulus = new BigInteger(1, key.modulus());
    assertThat(modulus.bitLength()).isEqualTo(2048);
    assertThat(modulus.isProbablePrime(20)).isFalse();
  }

  @Test
  void isAnotherOneEachTime() throws Exception {
    try (EnvelopeKey other = EnvelopeKey.generate(memory, new byte[32])) {
      assertThat(other.modulus()).isNotEqualTo(key.modulus());
    }
  }

  @Test
  void opensWhatTheJdkEncryptsOfEveryLength() throws Exception {
    for (int length = 1; length <= 70; length++) {
      byte[] content = bytes(length);
      try (SecretBuffer opened = Envelope.of(key, bytes(32), content).openedBy(key)) {
        assertThat(TestSecrets.reveal(opened)).as("seed %d", SEED).isEqualTo(content);
      }
    }
  }

  @Test
  void refusesAnEmptyContent() throws Exception {
    assertRefused(key, Envelope.of(key, bytes(32), new byte[0]));
  }

  @Test
  void refusesTheEnvelopeOfAnotherKey() throws Exception {
    try (EnvelopeKey other = EnvelopeKey.generate(memory, new byte[32])) {
      assertRefused(other, Envelope.of(key, bytes(32), bytes(32)));
    }
  }

  @Test
  void refusesEveryChangedByteOfTheEncryptedKey() throws Exception {
    Envelope good = Envelope.of(key, bytes(32), bytes(32));
    for (int at = 0; at < EnvelopeKey.MODULUS_LENGTH; at += 5) {
      byte[] changed = good.encryptedKey().clone();
      changed[at] ^= 0x10;
      assertRefused(key, new Envelope(changed, good.iv(), good.content()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 24})
  void refusesAContentKeyThatIsNotOf256Bits(int length) throws Exception {
    assertRefused(key, Envelope.of(key, bytes(length), bytes(32)));
  }

  @Test
  void refusesOaepWithOtherDigests() throws Exception {
    byte[] contentKey = bytes(32);
    Envelope good = Envelope.of(key, contentKey, bytes(32));
    for (String digest : new String[] {"SHA-1", "SHA-384"}) {
      OAEPParameterSpec other =
          new OAEPParameterSpec(
              digest, "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
      assertRefused(
          key,
          new Envelope(
              Envelope.encrypt(Envelope.publicKey(key), contentKey, other),
              good.iv(),
              good.content()));
    }
    OAEPParameterSpec otherMask =
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);
    assertRefused(
        key,
        new Envelope(
            Envelope.encrypt(Envelope.publicKey(key), contentKey, otherMask),
            good.iv(),
            good.content()));
  }

  /// Every last byte there can be, with each of the bytes before it wrong or none.
  @Test
  void takesNoPaddingButThatOfRfc5652() throws Exception {
    for (int last = 0; last < 256; last++) {
      int tries = last <= 17 || Boolean.getBoolean("treza.full") ? 16 : 1;
      for (int wrong = 0; wrong < tries; wrong++) {
        byte[] padded = bytes(48);
        Arrays.fill(padded, 48 - Math.clamp(last, 1, 16), 48, (byte) last);
        padded[47 - wrong] ^= (byte) (wrong == 0 ? 0 : 0x80);
        Envelope envelope =
            Envelope.of(Envelope.publicKey(key), bytes(32), padded, "AES/CBC/NoPadding");
        if (isPadded(padded, last)) {
          try (SecretBuffer opened = envelope.openedBy(key)) {
            assertThat(TestSecrets.reveal(opened)).isEqualTo(Arrays.copyOf(padded, 48 - last));
          }
        } else {
          assertRefused(key, envelope);
        }
      }
    }
  }

  private static boolean isPadded(byte[] content, int padding) {
    return padding >= 1
        && padding <= 16
        && IntStream.range(48 - padding, 48).allMatch(i -> content[i] == padding);
  }

  @Test
  void refusesPartsOfAnotherLength() throws Exception {
    Envelope good = Envelope.of(key, bytes(32), bytes(32));
    assertRefused(key, new Envelope(bytes(255), good.iv(), good.content()));
    assertRefused(key, new Envelope(good.encryptedKey(), bytes(15), good.content()));
    assertRefused(key, new Envelope(good.encryptedKey(), good.iv(), bytes(31)));
    assertRefused(key, new Envelope(good.encryptedKey(), good.iv(), new byte[0]));
  }

  @Test
  void opensNothingOnceItIsClosed() throws Exception {
    EnvelopeKey closed = EnvelopeKey.generate(memory, new byte[32]);
    Envelope envelope = Envelope.of(closed, bytes(32), bytes(32));
    closed.close();
    assertThatThrownBy(() -> envelope.openedBy(closed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesALibraryOfWhichOneBitDiffers() throws Exception {
    byte[] content = NativeLibrary.content(LibBearSsl.LIBRARY);
    content[content.length / 2] ^= 1;
    assertThatThrownBy(() -> NativeLibrary.load(LibBearSsl.LIBRARY, content))
        .isInstanceOf(NativeLibraryException.class)
        .hasMessageContaining("libbearssl");
  }

  @Test
  void closesEverythingWhetherItOpensOrNot() throws Exception {
    Envelope.of(key, bytes(32), bytes(32)).openedBy(key).close();
    assertRefused(key, Envelope.of(key, bytes(16), bytes(32)));
    System.gc();
    assertThat(memory.leaked()).isZero();
  }
}
