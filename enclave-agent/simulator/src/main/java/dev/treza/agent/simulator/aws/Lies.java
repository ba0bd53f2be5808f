package dev.treza.agent.simulator.aws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;

/// Answers that AWS would never give.
final class Lies {
  private static final String ENVELOPE = "CiphertextForRecipient";
  private static final String OTHER_KEY =
      "arn:aws:kms:local-simulated-1:000000000000:key/00000000-0000-0000-0000-000000000000";
  private static final Bytes IV_HEADER = Bytes.hex("060960864801650304012a0410");

  private Lies() {}

  static JsonObject withPlaintext(JsonObject answer) {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    return with(answer, "Plaintext", new JsonText(key));
  }

  /// In the answer itself and in the metadata it may hold.
  static JsonObject ofAnotherKey(JsonObject answer) {
    JsonText other = new JsonText(OTHER_KEY);
    return answer.member("KeyMetadata").orElse(other) instanceof JsonObject metadata
        ? with(answer, "KeyMetadata", with(metadata, "Arn", other))
        : with(answer, "KeyId", other);
  }

  /// The envelope of `other` in the place of its own.
  static JsonObject withEnvelopeOf(JsonObject answer, JsonObject other) {
    return with(answer, ENVELOPE, other.member(ENVELOPE).orElseThrow());
  }

  static JsonObject withFlippedBit(JsonObject answer) {
    if (answer.member(ENVELOPE).orElseThrow() instanceof JsonText(String text)) {
      byte[] envelope = Base64.getDecoder().decode(text);
      envelope[ivOf(Bytes.of(envelope))] ^= 1;
      String changed = Base64.getEncoder().encodeToString(envelope);
      return with(answer, ENVELOPE, new JsonText(changed));
    }
    throw new IllegalStateException("an envelope is text");
  }

  private static int ivOf(Bytes envelope) {
    for (int at = 0; at + IV_HEADER.length() < envelope.length(); at++) {
      if (envelope.slice(at, at + IV_HEADER.length()).equals(IV_HEADER)) {
        return at + IV_HEADER.length();
      }
    }
    throw new IllegalStateException("an envelope has an initialisation vector");
  }

  private static JsonObject with(JsonObject object, String name, JsonValue value) {
    SortedMap<String, JsonValue> members = new TreeMap<>(object.members());
    members.put(name, value);
    return new JsonObject(members);
  }
}
