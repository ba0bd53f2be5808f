package dev.treza.fleet.json;

import static dev.treza.fleet.json.JsonSamples.accepted;
import static dev.treza.fleet.json.JsonSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static final BigInteger THOUSAND = BigInteger.valueOf(1000);

  private static JsonObject with(JsonValue value) {
    return JsonObject.builder().value("f", value).build();
  }

  private static <T> Outcome<T> read(JsonValue value, JsonFields.Reader<T> reader) {
    return JsonFields.read(with(value), reader);
  }

  private static <T> Outcome<T> read(String text, JsonFields.Reader<T> reader) {
    return read(new JsonText(text), reader);
  }

  @Test
  void readsBackWhatTheBuilderWrites() {
    Instant time = Instant.ofEpochMilli(1_700_000_000_123L);
    Digest digest = Digest.of(Bytes.utf8("x"));
    JsonObject object =
        JsonObject.builder()
            .integer("big", BigInteger.TEN.pow(77))
            .integer("long", -5)
            .time("time", time)
            .digest("digest", digest)
            .hex("hex", Bytes.hex("00ff"))
            .base64Url("base64", Bytes.hex("fbff"))
            .flag("flag", true)
            .texts("texts", List.of("a", "b"))
            .number("number", 7)
            .object("object", JsonObject.builder().text("inner", "").build())
            .build();
    Outcome<List<Object>> all =
        JsonFields.read(
            object,
            f ->
                List.of(
                    f.integer("big", BigInteger.ZERO, BigInteger.TEN.pow(78)),
                    f.longInteger("long", -5, 5),
                    f.time("time"),
                    f.digest("digest"),
                    f.hex("hex"),
                    f.base64Url("base64"),
                    f.flag("flag"),
                    f.texts("texts"),
                    f.number("number", 0, 7),
                    f.object("object").text("inner")));
    assertThat(accepted(all))
        .isEqualTo(
            List.of(
                BigInteger.TEN.pow(77),
                -5L,
                time,
                digest,
                Bytes.hex("00ff"),
                Bytes.hex("fbff"),
                true,
                List.of("a", "b"),
                7,
                ""));
  }

  @Test
  void refusesAMissingField() {
    assertThat(refusal(read("x", f -> f.text("g")))).isEqualTo("JSON-SCHEMA at /g");
  }

  @Test
  void refusesAFieldNobodyRead() {
    assertThat(refusal(read("x", f -> true))).isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void refusesAFieldNobodyReadInsideAnObjectThatWasRead() {
    JsonObject inner = JsonObject.builder().text("a", "x").build();
    assertThat(refusal(read(inner, f -> f.object("f").has("a")))).isEqualTo("JSON-SCHEMA at /f/a");
  }

  @Test
  void refusesAFieldNobodyReadInsideAListThatWasRead() {
    JsonObject item = JsonObject.builder().text("a/b~c", "x").build();
    assertThat(refusal(read(JsonArray.of(List.of(item)), f -> f.objects("f").size())))
        .isEqualTo("JSON-SCHEMA at /f/0/a~1b~0c");
  }

  @Test
  void askingWhetherAFieldIsThereDoesNotReadIt() {
    assertThat(refusal(read("x", f -> f.has("f")))).isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void anAbsentOptionalFieldIsNothing() {
    JsonObject empty = JsonObject.builder().build();
    assertThat(JsonFields.read(empty, f -> f.optionalText("f")))
        .isEqualTo(Outcome.accepted(Optional.empty()));
    assertThat(JsonFields.read(empty, f -> f.optionalTexts("f")))
        .isEqualTo(Outcome.accepted(List.of()));
    assertThat(JsonFields.read(empty, f -> f.optionalObject("f").isEmpty()))
        .isEqualTo(Outcome.accepted(true));
  }

  @Test
  void anOptionalFieldIsNeverEmpty() {
    JsonObject none = JsonObject.builder().build();
    assertThat(refusal(read("", f -> f.optionalText("f")))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("", f -> f.optionalHex("f")))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read(JsonArray.of(List.of()), f -> f.optionalTexts("f"))))
        .isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read(none, f -> f.optionalObject("f").isPresent())))
        .isEqualTo("JSON-SCHEMA at /f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1", "1000", "-1000"})
  void readsIntegersInRange(String integer) {
    assertThat(read(integer, f -> f.integer("f", THOUSAND.negate(), THOUSAND)))
        .isEqualTo(Outcome.accepted(new BigInteger(integer)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "01", "-0", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "٣", "1001", "-1001"})
  void refusesIntegersOutOfFormOrRange(String integer) {
    assertThat(refusal(read(integer, f -> f.integer("f", THOUSAND.negate(), THOUSAND))))
        .isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void refusesAnIntegerOfSeventyNineDigits() {
    BigInteger huge = BigInteger.TEN.pow(100);
    assertThat(read("9".repeat(78), f -> f.integer("f", BigInteger.ZERO, huge)))
        .isEqualTo(Outcome.accepted(BigInteger.TEN.pow(78).subtract(BigInteger.ONE)));
    assertThat(refusal(read("9".repeat(79), f -> f.integer("f", BigInteger.ZERO, huge))))
        .isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void refusesATimeBefore1970AndAfterTheYear9999() {
    assertThat(refusal(read("-1", f -> f.time("f")))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("253402300800000", f -> f.time("f")))).isEqualTo("JSON-SCHEMA at /f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0G", "FF", "0x00", " 00", "00 "})
  void refusesHexInAnyOtherForm(String hex) {
    assertThat(refusal(read(hex, f -> f.hex("f")))).isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void readsLongHexWithoutOverflowingTheStack() {
    assertThat(accepted(read("ab".repeat(100_000), f -> f.hex("f"))).length()).isEqualTo(100_000);
  }

  @Test
  void refusesAShortenedDigest() {
    assertThat(refusal(read("ab".repeat(31), f -> f.digest("f")))).isEqualTo("JSON-SCHEMA at /f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA==", "AB", "A", "+/8", "AA\n", "A A", "AAA=", "é"})
  void refusesBase64UrlThatIsNotItsOwnEncoding(String text) {
    assertThat(refusal(read(text, f -> f.base64Url("f")))).isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void refusesEveryOtherTypeThanTheOneAskedFor() {
    assertThat(refusal(read(new JsonFlag(true), f -> f.text("f")))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("true", f -> f.flag("f")))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("x", f -> f.objects("f").size()))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("x", f -> f.texts("f")))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("x", f -> f.object("f").place()))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read("1", f -> f.number("f", 0, 1)))).isEqualTo("JSON-SCHEMA at /f");
    assertThat(refusal(read(JsonArray.of(List.of(new JsonFlag(true))), f -> f.texts("f"))))
        .isEqualTo("JSON-SCHEMA at /f/0");
  }

  @Test
  void refusesANumberOutOfRange() {
    assertThat(refusal(read(new JsonInteger(8), f -> f.number("f", 0, 7))))
        .isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void readsAWordOutOfAClosedListAndNoOther() {
    assertThat(read("local", f -> f.choice("f", NetworkMode::parse)))
        .isEqualTo(Outcome.accepted(NetworkMode.LOCAL));
    assertThat(refusal(read("Local", f -> f.choice("f", NetworkMode::parse))))
        .isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void demandsALiteral() {
    JsonFields.Reader<Boolean> one =
        f -> {
          f.literal("f", "1");
          return true;
        };
    assertThat(accepted(read("1", one))).isTrue();
    assertThat(refusal(read("2", one))).isEqualTo("JSON-SCHEMA at /f");
  }

  @Test
  void decodesCanonicalBytesOnly() {
    assertThat(JsonFields.decode(Bytes.utf8("{\"f\":\"x\"}"), f -> f.optionalText("f")))
        .isEqualTo(Outcome.accepted(Optional.of("x")));
    assertThat(refusal(JsonFields.decode(Bytes.utf8("{\"f\": \"x\"}"), f -> f.text("f"))))
        .isEqualTo("JSON-CANON at byte 5");
  }
}
