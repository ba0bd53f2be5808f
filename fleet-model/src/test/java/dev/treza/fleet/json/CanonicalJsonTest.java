package dev.treza.fleet.json;

import static dev.treza.fleet.json.JsonSamples.accepted;
import static dev.treza.fleet.json.JsonSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
  private static String canonical(String json) {
    Bytes document = Bytes.utf8(json);
    JsonValue value = accepted(StrictJson.parse(document, StrictJson.Limits.DEFAULT, true));
    return new String(CanonicalJson.encode(value).toArray(), StandardCharsets.UTF_8);
  }

  @Test
  void sortsNamesByUtf16CodeUnitsAsInRfc8785Section323() {
    String published =
        """
        {
          "\\u20ac": "Euro Sign",
          "\\r": "Carriage Return",
          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
          "1": "One",
          "\\ud83d\\ude00": "Emoji: Grinning Face",
          "\\u0080": "Control",
          "\\u00f6": "Latin Small Letter O With Diaeresis"
        }
        """;
    assertThat(canonical(published))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapesAsInTheSampleOfRfc8785Section322() {
    assertThat(
            canonical("{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}"))
        .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void escapesEveryControlCharacterInItsShortestFormAndNothingElse() {
    assertThat(
            canonical("\"\\u0000\\u0008\\u0009\\u000A\\u000B\\u000C\\u000D\\u001F\\u007F\\u2028\""))
        .isEqualTo("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\u2028\"");
  }

  @Test
  void writesNestedEmptyContainersWithoutBlanks() {
    assertThat(canonical(" { \"b\" : [ ] , \"a\" : { } , \"c\" : [ true , false , -1 ] } "))
        .isEqualTo("{\"a\":{},\"b\":[],\"c\":[true,false,-1]}");
  }

  @Test
  void acceptsWhatIsCanonical() {
    JsonObject object =
        JsonObject.builder().text("b", "x").texts("a", java.util.List.of("y")).build();
    assertThat(accepted(CanonicalJson.parse(Bytes.utf8("{\"a\":[\"y\"],\"b\":\"x\"}"))))
        .isEqualTo(object);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"a\":\"x\"} | JSON-CANON at byte 1",
        "{\"b\":\"x\",\"a\":\"y\"} | JSON-CANON at byte 2",
        "{\"a\":\"\\u0041\"} | JSON-CANON at byte 6",
        "{\"a\":\"\\/\"} | JSON-CANON at byte 6",
        "`{\"a\":\"x\"}\n` | JSON-CANON at byte 9",
        "{\"a\":1} | JSON-NUMBER at byte 5",
        "[] | JSON-SCHEMA",
        "\"a\" | JSON-SCHEMA",
        "{\"a\":\"x\",\"a\":\"x\"} | JSON-DUPLICATE at byte 9",
      })
  void refusesWhatIsNotTheOneSignedForm(String document, String refusal) {
    assertThat(refusal(CanonicalJson.parse(Bytes.utf8(document)))).isEqualTo(refusal);
  }
}
