package dev.treza.fleet.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PgpWordsTest {
  private static final Measurements SET =
      PublishedDocuments.accepted(
          Measurements.of(
              "image", "1.0", Map.of(0, PcrValue.ofRole("a"), 1, PcrValue.ofRole("b"), 2, zero())));

  private static PcrValue zero() {
    return new PcrValue(Bytes.of(new byte[PcrValue.LENGTH]));
  }

  @Test
  void readsThePublishedFingerprint() {
    Bytes fingerprint = Bytes.hex("e58294f2e9a227486e8b061b31cc528fd7fa3f19");

    assertThat(String.join(" ", PgpWords.of(fingerprint)))
        .isEqualTo(
            "topmost Istanbul Pluto vagabond treadmill Pacific brackish dictator goldfish Medusa"
                + " afflict bravado chatter revolver Dupont midsummer stopwatch whimsical cowbell"
                + " bottomless");
  }

  @Test
  void hasAnotherWordForEachValueAndParity() {
    Set<String> words = new HashSet<>();
    for (int value = 0; value < 256; value++) {
      words.addAll(PgpWords.of(Bytes.of(new byte[] {(byte) value, (byte) value})));
    }

    assertThat(words).hasSize(512);
  }

  @Test
  void isTheListThatOthersPin() {
    StringBuilder even = new StringBuilder();
    StringBuilder odd = new StringBuilder();
    for (int value = 0; value < 256; value++) {
      List<String> pair = PgpWords.of(Bytes.of(new byte[] {(byte) value, (byte) value}));
      even.append(pair.get(0)).append('\n');
      odd.append(pair.get(1)).append('\n');
    }
    String list = even.append(odd).toString().stripTrailing();

    assertThat(Digest.of(Bytes.utf8(list)).hex())
        .isEqualTo("e9b7b0052233a74aa56724ed3f79c272036aed68d8f4c0856e833c8043b9ac62");
  }

  @Test
  void speaksTheDigestOfTheMeasurements() {
    Bytes content =
        Bytes.hex("00")
            .concat(PcrValue.ofRole("a").value())
            .concat(Bytes.hex("01"))
            .concat(PcrValue.ofRole("b").value())
            .concat(Bytes.hex("02"))
            .concat(zero().value());

    assertThat(SET.digest()).isEqualTo(Digest.of(content));
    assertThat(MeasurementWords.of(SET, 4))
        .isEqualTo(PgpWords.of(SET.digest().value().slice(0, 4)))
        .hasSize(4);
  }

  @Test
  void speaksAtMostTheWholeDigest() {
    assertThatThrownBy(() -> MeasurementWords.of(SET, 33))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
