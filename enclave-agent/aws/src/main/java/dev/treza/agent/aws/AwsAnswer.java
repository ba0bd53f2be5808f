package dev.treza.agent.aws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a call was answered. A field of another type than is asked for counts as absent; fields
/// that nobody asks for do not matter, since AWS adds some now and then.
public record AwsAnswer(JsonObject json) {
  public Optional<JsonValue> value(String name) {
    return json.member(name);
  }

  public Optional<String> text(String name) {
    return json.member(name).orElse(new JsonFlag(false)) instanceof JsonText(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  public Optional<AwsAnswer> object(String name) {
    return json.member(name).orElse(new JsonFlag(false)) instanceof JsonObject object
        ? Optional.of(new AwsAnswer(object))
        : Optional.empty();
  }

  public Optional<List<JsonValue>> items(String name) {
    return json.member(name).orElse(new JsonFlag(false)) instanceof JsonArray(List<JsonValue> items)
        ? Optional.of(items)
        : Optional.empty();
  }

  /// Padded Base64 (RFC 4648 section 4), as AWS writes binary.
  public Optional<Bytes> binary(String name) {
    return text(name).flatMap(AwsAnswer::decode);
  }

  private static Optional<Bytes> decode(String text) {
    try {
      return Optional.of(Bytes.of(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
