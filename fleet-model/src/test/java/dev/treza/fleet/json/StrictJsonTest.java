package dev.treza.fleet.json;

import static dev.treza.fleet.json.JsonSamples.accepted;
import static dev.treza.fleet.json.JsonSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static Outcome<JsonValue> parse(Bytes document) {
    return StrictJson.parse(document, StrictJson.Limits.DEFAULT, true);
  }

  private static Outcome<JsonValue> parse(String document) {
    return parse(Bytes.utf8(document));
  }

  @Test
  void readsEveryKindOfValue() {
    assertThat(accepted(parse("\t{\"a\": [true, false, \"x\", -17, {}]}\r\n")))
        .isEqualTo(
            JsonObject.builder()
                .array(
                    "a",
                    List.of(
                        new JsonFlag(true),
                        new JsonFlag(false),
                        new JsonText("x"),
                        new JsonInteger(-17),
                        JsonObject.builder().build()))
                .build());
  }

  @Test
  void readsEveryEscape() {
    assertThat(accepted(parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\ude00\"")))
        .isEqualTo(new JsonText("\"\\/\b\f\n\r\té\ud83d\ude00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | JSON-SYNTAX at byte 0",
        "`  ` | JSON-SYNTAX at byte 2",
        "{ | JSON-SYNTAX at byte 1",
        "{\"a\" | JSON-SYNTAX at byte 4",
        "{\"a\": | JSON-SYNTAX at byte 5",
        "{\"a\":\"x\",} | JSON-SYNTAX at byte 9",
        "{a:\"x\"} | JSON-SYNTAX at byte 1",
        "{\"a\" \"x\"} | JSON-SYNTAX at byte 5",
        "[\"x\",] | JSON-SYNTAX at byte 5",
        "[\"x\" | JSON-SYNTAX at byte 4",
        "[,] | JSON-SYNTAX at byte 1",
        "[\"x\"} | JSON-SYNTAX at byte 4",
        "{} {} | JSON-SYNTAX at byte 3",
        "tru | JSON-SYNTAX at byte 3",
        "trux | JSON-SYNTAX at byte 3",
        "True | JSON-SYNTAX at byte 0",
        "null | JSON-SYNTAX at byte 0",
        "{\"a\":null} | JSON-SYNTAX at byte 5",
        "'x' | JSON-SYNTAX at byte 0",
        "/**/{} | JSON-SYNTAX at byte 0",
        "NaN | JSON-SYNTAX at byte 0",
        "+1 | JSON-SYNTAX at byte 0",
        "\"x | JSON-SYNTAX at byte 2",
        "\"\\ | JSON-SYNTAX at byte 2",
        "\"\\x\" | JSON-SYNTAX at byte 2",
        "\"\\u12 | JSON-SYNTAX at byte 5",
        "\"\\u12g4\" | JSON-SYNTAX at byte 5",
        "`\"a\nb\"` | JSON-SYNTAX at byte 2",
      })
  void refusesWhatIsNotJson(String document, String refusal) {
    assertThat(refusal(parse(document))).isEqualTo(refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22ff22 | JSON-ENCODING at byte 1",
        "22c080 22 | JSON-ENCODING at byte 1",
        "22eda0bdedb88022 | JSON-ENCODING at byte 1",
        "22f490808022 | JSON-ENCODING at byte 1",
        "2261c3 | JSON-ENCODING at byte 2",
        "efbbbf7b7d | JSON-ENCODING at byte 0",
        "fffe7b007d00 | JSON-ENCODING at byte 0",
        "7b007d00 | JSON-SYNTAX at byte 1",
        "2200 22 | JSON-SYNTAX at byte 1",
      })
  void refusesWhatIsNotPlainUtf8(String hex, String refusal) {
    assertThat(refusal(parse(Bytes.hex(hex.replace(" ", ""))))).isEqualTo(refusal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"\\ud83d\"", "\"\\ude00\"", "\"\\ude00\\ud83d\"", "\"\\ud83dx\\ude00\""})
  void refusesHalfASurrogatePair(String document) {
    assertThat(refusal(parse(document))).isEqualTo("JSON-ENCODING at byte 0");
  }

  @Test
  void refusesHalfASurrogatePairInAName() {
    assertThat(refusal(parse("{\"\\udead\":\"\"}"))).isEqualTo("JSON-ENCODING at byte 1");
  }

  @Test
  void refusesTheSameNameTwiceHoweverItIsEscaped() {
    assertThat(refusal(parse("{\"a\":\"x\",\"\\u0061\":\"x\"}")))
        .isEqualTo("JSON-DUPLICATE at byte 9");
  }

  @Test
  void letsDifferentObjectsUseTheSameName() {
    assertThat(accepted(parse("{\"a\":{\"a\":{}}}"))).isInstanceOf(JsonObject.class);
  }

  @Test
  void opensSixteenLevelsAndRefusesTheSeventeenth() {
    assertThat(accepted(parse("[".repeat(16) + "]".repeat(16)))).isInstanceOf(JsonArray.class);
    assertThat(refusal(parse("[".repeat(17) + "]".repeat(17)))).isEqualTo("JSON-DEPTH at byte 16");
  }

  @Test
  void countsObjectsAndArraysAsLevelsAlike() {
    assertThat(refusal(parse("{\"a\":[".repeat(8) + "{}"))).isEqualTo("JSON-DEPTH at byte 48");
  }

  @Test
  void refusesOneByteMoreThanAllowed() {
    String text = "x".repeat(256 * 1024 - 2);
    assertThat(accepted(parse('"' + text + '"'))).isEqualTo(new JsonText(text));
    assertThat(refusal(parse('"' + text + "x\""))).isEqualTo("JSON-SIZE");
  }

  @Test
  void obeysTighterLimits() {
    StrictJson.Limits tight = new StrictJson.Limits(10, 1);
    assertThat(refusal(StrictJson.parse(Bytes.utf8("\"12345678x\""), tight, false)))
        .isEqualTo("JSON-SIZE");
    assertThat(refusal(StrictJson.parse(Bytes.utf8("[[]]"), tight, false)))
        .isEqualTo("JSON-DEPTH at byte 1");
  }

  @Test
  void takesNoMoreValuesThanItsLimitsSay() {
    StrictJson.Limits three = new StrictJson.Limits(100, 2, 3);
    assertThat(accepted(StrictJson.parse(Bytes.utf8("[{},{}]"), three, false)))
        .isInstanceOf(JsonArray.class);
    assertThat(refusal(StrictJson.parse(Bytes.utf8("[{},{},{}]"), three, false)))
        .isEqualTo("JSON-SIZE at byte 7");
  }

  @Test
  void hasNoLimitsThatCouldExhaustTheStack() {
    assertThatThrownBy(() -> new StrictJson.Limits(1, 65))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7", "10", "-1", "2147483647", "-2147483647"})
  void readsIntegersBelowTwoToThe31(String number) {
    assertThat(accepted(parse(number))).isEqualTo(new JsonInteger(Integer.parseInt(number)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "-2147483648",
        "99999999999999999999",
        "1.0",
        "1e2",
        "1E2",
        "01",
        "-0",
        "-",
        "00",
        "0.5"
      })
  void refusesEveryOtherNumber(String number) {
    assertThat(refusal(parse(number))).isEqualTo("JSON-NUMBER at byte 0");
  }

  @Test
  void readsIntegersBelowTwoToThe53InForeignDocuments() {
    assertThat(accepted(foreign("9007199254740991"))).isEqualTo(new JsonInteger((1L << 53) - 1));
    assertThat(accepted(foreign("-9007199254740991"))).isEqualTo(new JsonInteger(1 - (1L << 53)));
    assertThat(refusal(foreign("9007199254740992"))).isEqualTo("JSON-NUMBER at byte 0");
    assertThat(refusal(foreign("1.5"))).isEqualTo("JSON-NUMBER at byte 0");
  }

  private static Outcome<JsonValue> foreign(String number) {
    return StrictJson.parseForeign(Bytes.utf8(number), StrictJson.Limits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5"})
  void refusesNumbersWhereTheyAreNotAllowed(String number) {
    Bytes document = Bytes.utf8("[" + number + "]");
    assertThat(refusal(StrictJson.parse(document, StrictJson.Limits.DEFAULT, false)))
        .isEqualTo("JSON-NUMBER at byte 1");
  }
}
