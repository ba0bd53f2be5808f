package dev.treza.agent.aws.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Envelopes that KMS made, from the tests of other people's clients.
class CmsEnvelopeTest {
  private static final int KEY_ID_AT = 33;
  private static final int KEY_ID = 32;

  /// Where the key identifier stands in all of them.
  private static Bytes recipient(Bytes envelope) {
    return envelope.slice(KEY_ID_AT, KEY_ID_AT + KEY_ID);
  }

  private static Optional<CmsEnvelope> read(Bytes envelope) {
    return CmsEnvelope.read(envelope, recipient(envelope));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "edgebit-generatedatakey.ber",
        "enclaver-decrypt.ber",
        "aws-samples-eth-signer.ber",
        "aws-sdk-c-constructed-octets.ber",
        "aws-sdk-c-primitive-implicit.ber"
      })
  void readsWhatKmsMade(String name) throws IOException {
    CmsEnvelope envelope = read(Vectors.read(name)).orElseThrow();
    assertThat(envelope.encryptedKey().length()).isEqualTo(256);
    assertThat(envelope.iv().length()).isEqualTo(16);
    assertThat(envelope.content().length()).isPositive().matches(length -> length % 16 == 0);
  }

  @ParameterizedTest
  @CsvSource({
    "aws-sdk-c-constructed-octets.ber, 688c6d5f7f31b0fecedf09f2e7c99ac9,"
        + " 70e5caaffd49ad24efe15bf903be9d19895b777d269b57b025f6f67e7ef93f94464515f2ebe034ea0b7621a1ff19292e",
    "aws-sdk-c-primitive-implicit.ber, e66c1172aee0f2f7be34e3afc6b0e4fe,"
        + " 1f943eb0105c1b0644df4f7130448a28"
  })
  void readsBothFormsOfTheContent(String name, String iv, String content) throws IOException {
    CmsEnvelope envelope = read(Vectors.read(name)).orElseThrow();
    assertThat(envelope.iv()).isEqualTo(Bytes.hex(iv));
    assertThat(envelope.content()).isEqualTo(Bytes.hex(content));
  }

  @Test
  void refusesAnEnvelopeToSomebodyElse() throws IOException {
    Bytes envelope = Vectors.read("edgebit-generatedatakey.ber");
    assertThat(CmsEnvelope.read(envelope, Bytes.of(new byte[KEY_ID]))).isEmpty();
    assertThat(CmsEnvelope.read(envelope, Bytes.EMPTY)).isEmpty();
  }

  @Test
  void refusesAnEnvelopeThatIsCutAnywhere() throws IOException {
    Bytes envelope = Vectors.read("edgebit-generatedatakey.ber");
    Bytes recipient = recipient(envelope);
    for (int length = 0; length < envelope.length(); length++) {
      assertThat(CmsEnvelope.read(envelope.slice(0, length), recipient)).isEmpty();
    }
  }

  @Test
  void refusesWhatFollowsAnEnvelope() throws IOException {
    Bytes envelope = Vectors.read("edgebit-generatedatakey.ber");
    for (String more : List.of("00", "0000", "0500")) {
      assertThat(read(envelope.concat(Bytes.hex(more)))).isEmpty();
    }
  }

  /// Only the three values themselves may differ; everything around them has one form.
  @Test
  void refusesEveryChangedBitOutsideItsThreeValues() throws IOException {
    Bytes envelope = Vectors.read("edgebit-generatedatakey.ber");
    CmsEnvelope good = read(envelope).orElseThrow();
    Bytes recipient = recipient(envelope);
    for (int bit = 0; bit < 8 * envelope.length(); bit++) {
      byte[] changed = envelope.toArray();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      int at = bit;
      CmsEnvelope.read(Bytes.of(changed), recipient)
          .ifPresent(read -> assertThat(differences(good, read)).as("bit %d", at).isEqualTo(1));
    }
  }

  private static int differences(CmsEnvelope one, CmsEnvelope other) {
    return (one.encryptedKey().equals(other.encryptedKey()) ? 0 : 1)
        + (one.iv().equals(other.iv()) ? 0 : 1)
        + (one.content().equals(other.content()) ? 0 : 1);
  }

  /// Whatever the bytes are, they are read or not, and nothing else happens.
  @Test
  void survivesAnyBytes() throws IOException {
    long seed = Long.getLong("treza.seed", 20_261_125);
    SplittableRandom random = new SplittableRandom(seed);
    byte[] good = Vectors.read("edgebit-generatedatakey.ber").toArray();
    Bytes recipient = recipient(Bytes.of(good));
    int cases = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;
    for (int i = 0; i < cases; i++) {
      byte[] bytes = new byte[random.nextInt(1, 600)];
      random.nextBytes(bytes);
      System.arraycopy(good, 0, bytes, 0, random.nextInt(Math.min(bytes.length, good.length)));
      assertThat(CmsEnvelope.read(Bytes.of(bytes), recipient)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void readsNothingOutOfNestingWithoutEnd() {
    for (String opening : List.of("3080", "a080", "3182")) {
      assertThat(CmsEnvelope.read(Bytes.hex(opening.repeat(4000)), Bytes.EMPTY)).isEmpty();
    }
  }
}
