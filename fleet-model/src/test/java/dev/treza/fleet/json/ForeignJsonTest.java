package dev.treza.fleet.json;

import static dev.treza.fleet.json.JsonSamples.accepted;
import static dev.treza.fleet.json.JsonSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Documents of other people's protocols.
class ForeignJsonTest {
  private static Outcome<JsonValue> parse(String document) {
    return StrictJson.parseMessage(Bytes.utf8(document), StrictJson.Limits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "1.5", "1.69E9", "1566160362.664", "-0.0e+10", "9007199254740993"})
  void keepsANumberAsItIsWritten(String number) {
    assertThat(accepted(parse(number))).isEqualTo(new JsonText(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "1.", "-", "1e", "1.e5", "--1", "1+1"})
  void refusesWhatIsNoNumber(String number) {
    assertThat(refusal(parse(number))).startsWith("JSON-NUMBER");
  }

  @Test
  void leavesOutAMemberThatIsNull() {
    assertThat(accepted(parse("{\"a\":null,\"b\":\"x\"}")))
        .isEqualTo(JsonObject.builder().text("b", "x").build());
  }

  @Test
  void refusesANameThatOccursTwiceIfOneIsNull() {
    assertThat(refusal(parse("{\"a\":null,\"a\":\"x\"}"))).startsWith("JSON-DUPLICATE");
  }

  @Test
  void refusesNullInAnArray() {
    assertThat(refusal(parse("[null]"))).startsWith("JSON-SYNTAX");
  }
}
