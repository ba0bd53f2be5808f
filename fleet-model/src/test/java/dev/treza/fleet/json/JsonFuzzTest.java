package dev.treza.fleet.json;

import static dev.treza.fleet.json.JsonSamples.CASES;
import static dev.treza.fleet.json.JsonSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Seeded loops against our own encoder and against Jackson, which is an oracle and nothing more.
class JsonFuzzTest {
  private static final long SEED = 0x7265_7a61L;
  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static Outcome<JsonValue> parse(Bytes document) {
    return StrictJson.parse(document, StrictJson.Limits.DEFAULT, true);
  }

  @Test
  void parsingUndoesEncoding() {
    JsonSamples samples = new JsonSamples(SEED);
    for (int i = 0; i < CASES; i++) {
      JsonObject object = samples.object();
      assertThat(accepted(CanonicalJson.parse(CanonicalJson.encode(object))))
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(object);
    }
  }

  @Test
  void readsWhatJacksonWritesPrettyOrEscaped() throws IOException {
    JsonSamples samples = new JsonSamples(SEED + 1);
    var pretty = JACKSON.writerWithDefaultPrettyPrinter();
    var escaped = JACKSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    for (int i = 0; i < CASES; i++) {
      JsonObject object = samples.objectWithNumbers();
      var writer = i % 2 == 0 ? pretty : escaped;
      Bytes written = Bytes.of(writer.writeValueAsBytes(node(object)));
      assertThat(accepted(parse(written))).as("seed %d, case %d", SEED + 1, i).isEqualTo(object);
    }
  }

  @Test
  void jacksonReadsWhatWeEncode() throws IOException {
    JsonSamples samples = new JsonSamples(SEED + 2);
    for (int i = 0; i < CASES; i++) {
      JsonObject object = samples.objectWithNumbers();
      assertThat(JACKSON.readTree(CanonicalJson.encode(object).toArray()))
          .as("seed %d, case %d", SEED + 2, i)
          .isEqualTo(node(object));
    }
  }

  @Test
  void damagedDocumentsAreRefusedOrReadAsJacksonReadsThem() throws IOException {
    JsonSamples samples = new JsonSamples(SEED + 3);
    int survivors = 0;
    for (int i = 0; i < CASES; i++) {
      Bytes damaged = samples.damaged(CanonicalJson.encode(samples.objectWithNumbers()));
      if (parse(damaged) instanceof Outcome.Accepted<JsonValue>(JsonValue value)) {
        survivors++;
        assertThat(JACKSON.readTree(damaged.toArray()))
            .as("seed %d, case %d: %s", SEED + 3, i, damaged)
            .isEqualTo(node(value));
      }
    }
    assertThat(survivors).as("documents both parsers read").isBetween(CASES / 20, CASES);
  }

  private static JsonNode node(JsonValue value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (value) {
      case JsonText(String text) -> nodes.textNode(text);
      case JsonFlag(boolean flag) -> nodes.booleanNode(flag);
      case JsonInteger(long number) -> nodes.numberNode(Math.toIntExact(number));
      case JsonArray(var items) ->
          nodes.arrayNode().addAll(items.stream().map(JsonFuzzTest::node).toList());
      case JsonObject object -> {
        ObjectNode node = nodes.objectNode();
        object.members().forEach((name, member) -> node.set(name, node(member)));
        yield node;
      }
    };
  }
}
