package dev.treza.fleet.kms;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyComparisonTest {
  private static final Charter CHARTER = Treasury.charter();
  private static final KeyPolicy DERIVED =
      SealingKeyPolicy.of(
          KeyArn.parse(CHARTER.sealingKey()).orElseThrow(), CHARTER, CHARTER.digest());
  private static final JsonObject JSON = DERIVED.toJson();

  private static String difference(Bytes found) {
    var refusal = refused(PolicyComparison.require(DERIVED, found));
    assertThat(refusal.id()).isEqualTo(KmsRefusal.POLICY);
    return refusal.detail();
  }

  @Test
  void takesThePolicyItDerived() {
    assertThat(accepted(PolicyComparison.require(DERIVED, DERIVED.encoded()))).isEqualTo(DERIVED);
  }

  @Test
  void takesItHoweverItIsSpaced() {
    String spaced =
        new String(DERIVED.encoded().toArray(), StandardCharsets.UTF_8)
            .replace(",", " ,\n  ")
            .replace("{", "{ ");
    accepted(PolicyComparison.require(DERIVED, Bytes.utf8(spaced)));
  }

  @Test
  void takesItInWhateverOrderItsSetsAre() {
    for (String place : List.of("/Statement", "/Statement/0/Action", "/Statement/4/NotAction")) {
      accepted(PolicyComparison.require(DERIVED, Edit.reverse(JSON, place)));
    }
  }

  @Test
  void takesASetOfOneInBracketsOrWithout() {
    Bytes bracketed = Edit.texts(JSON, "/Statement/1/Resource", "*");
    accepted(PolicyComparison.require(DERIVED, bracketed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/Statement/0/Effect | Deny | statement Administration differs in Effect",
        "/Statement/0/Action | kms:* | statement Administration differs in Action",
        "/Statement/1/Principal/AWS | * | statement Check differs in Principal",
        "/Statement/2/Sid | Use2 | statement Use1 is missing; statement Use2 does not belong there",
        "/Statement/2/Resource | arn:aws:kms:*:*:key/* | statement Use1 differs in Resource",
        "/Statement/2/Condition/Bool | x | statement Use1 differs in Condition",
        "/Statement/2/Condition/StringEqualsIgnoreCase/kms:RecipientAttestation:PCR16 | 00 |"
            + " statement Use1 differs in Condition",
        "/Statement/3/Condition/Null/kms:RecipientAttestation:PCR16 | false |"
            + " statement NeverUnattested differs in Condition",
        "/Statement/4/NotAction | kms:* | statement NothingElse differs in NotAction",
        "/Version | 2008-10-17 | it differs in Version",
        "/Id | x | it differs in Id",
      })
  void namesWhatDiffers(String place, String value, String difference) {
    assertThat(difference(Edit.set(JSON, place, value))).isEqualTo(difference);
  }

  @Test
  void refusesAStatementMore() {
    JsonObject open =
        JsonObject.builder()
            .text("Effect", "Allow")
            .text("Principal", "*")
            .text("Action", "kms:*")
            .text("Resource", "*")
            .build();
    assertThat(difference(statements(with(open))))
        .isEqualTo("statement number 6 does not belong there");
  }

  @Test
  void refusesAStatementThatHidesBehindTheNameOfAnother() {
    JsonObject hidden =
        Edit.parse(Edit.set((JsonObject) items().getFirst(), "/Action", "kms:PutKeyPolicy"));
    List<JsonValue> before = new ArrayList<>();
    before.add(hidden);
    before.addAll(items());
    assertThat(difference(statements(before)))
        .isEqualTo("its statements are not those that follow from the charter");
  }

  @Test
  void refusesEveryStatementLess() {
    for (int left = 0; left < items().size(); left++) {
      List<JsonValue> fewer = new ArrayList<>(items());
      fewer.remove(left);
      assertThat(difference(statements(fewer))).endsWith("is missing");
    }
  }

  @ParameterizedTest
  @CsvSource({"''", "[]", "x", "{}", "'{\"Version\":1}'", "'\"{}\"'"})
  void refusesWhatIsNoPolicy(String found) {
    assertThat(difference(Bytes.utf8(found))).isNotEmpty();
  }

  /// Whatever single character is changed, the policy is another one.
  @Test
  void refusesEveryChangedCharacter() {
    byte[] policy = DERIVED.encoded().toArray();
    SplittableRandom random = new SplittableRandom(Long.getLong("treza.seed", 20261125));
    int step = Boolean.getBoolean("treza.full") ? 1 : 11;
    for (int at = 0; at < policy.length; at += step) {
      byte[] changed = policy.clone();
      changed[at] = (byte) random.nextInt(0x21, 0x7f);
      if (changed[at] != policy[at]) {
        assertThat(PolicyComparison.differences(DERIVED, Bytes.of(changed)))
            .as("byte %d", at)
            .isNotEmpty();
      }
    }
  }

  private static List<JsonValue> items() {
    return ((JsonArray) JSON.member("Statement").orElseThrow()).items();
  }

  private static List<JsonValue> with(JsonObject statement) {
    List<JsonValue> all = new ArrayList<>(items());
    all.add(statement);
    return all;
  }

  private static Bytes statements(List<JsonValue> statements) {
    return Edit.set(JSON, "/Statement", new JsonArray(statements));
  }

  @Test
  void sortsNothingThatHasAnOrderIntoAnother() {
    assertThat(PolicySet.of(new JsonText("x"))).isEqualTo(new JsonText("x"));
    assertThat(Optional.of(PolicySet.of(new JsonArray(List.of()))))
        .contains(new JsonArray(List.of()));
  }
}
