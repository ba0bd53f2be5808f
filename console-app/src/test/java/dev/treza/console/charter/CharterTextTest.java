package dev.treza.console.charter;

import static dev.treza.console.charter.Amendments.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.link.Samples;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.AmendmentRules;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterDiff;
import org.junit.jupiter.api.Test;

final class CharterTextTest {
  private final Charter current = Samples.enclave("local-1").root();

  @Test
  void writesADraftThatFollowsAndChangesNothing() {
    Charter next = read(CharterText.draft(current));

    assertThat(AmendmentRules.follows(current, next)).isInstanceOf(Outcome.Accepted.class);
    assertThat(CharterDiff.of(current, next)).isEmpty();
  }

  @Test
  void takesWhatWasChangedByHand() {
    String changed =
        CharterText.draft(current)
            .replace("\"maxKeysPerEnclave\": \"10\"", "\"maxKeysPerEnclave\":   \"11\"");

    assertThat(CharterDiff.of(current, read(changed)))
        .singleElement()
        .satisfies(change -> assertThat(change.words()).isEqualTo("10 → 11"));
  }

  @Test
  void filledInSerialAndPredecessorFollow() {
    String without =
        CharterText.draft(current).replaceAll("\\s*\"(serial|previous)\": \"[0-9a-f]+\",?", "");

    assertThat(AmendmentRules.follows(current, read(without))).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void keepsThePredecessorOfADraftThatCameTooLate() {
    String old = CharterText.draft(current);
    Charter now = Amendments.larger(current);

    assertThat(AmendmentRules.follows(now, accepted(CharterText.read(Bytes.utf8(old), now))))
        .isInstanceOf(Outcome.Refused.class);
  }

  private Charter read(String text) {
    return accepted(CharterText.read(Bytes.utf8(text), current));
  }
}
