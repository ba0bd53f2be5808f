package dev.treza.agent.aws.dynamo;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.StateRefusal;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Values of any size: those that are too large for an item are written in parts before the item
/// that names them. Parts that no item names are garbage and mean nothing.
final class Contents {
  private static final String DATA = "d";

  private final TableCalls calls;
  private final RandomNames names;

  Contents(TableCalls calls, RandomNames names) {
    this.calls = calls;
    this.names = names;
  }

  /// Makes a value ready to be named by an item.
  Outcome<Content> store(Bytes value) {
    if (value.length() <= Content.MAX_INLINE) {
      return Outcome.accepted(new Content.Inline(value));
    }
    String name = names.next();
    int parts = 0;
    for (int from = 0; from < value.length(); from += Content.MAX_INLINE) {
      Bytes part = value.slice(from, Math.min(value.length(), from + Content.MAX_INLINE));
      Attributes item = Place.ofPart(name, parts).attributes().binary(DATA, part);
      if (calls.put(item) instanceof Refused<AwsAnswer>(Refusal no)) {
        return Outcome.refused(no);
      }
      parts++;
    }
    return Outcome.accepted(new Content.Parts(name, parts));
  }

  Outcome<Bytes> load(Content content) {
    return switch (content) {
      case Content.Inline(Bytes value) -> Outcome.accepted(value);
      case Content.Parts(String name, int parts) -> load(name, parts);
    };
  }

  private Outcome<Bytes> load(String name, int parts) {
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    for (int index = 0; index < parts; index++) {
      switch (calls.get(Place.ofPart(name, index))) {
        case Refused<Optional<Attributes>>(Refusal no) -> {
          return Outcome.refused(no);
        }
        case Accepted<Optional<Attributes>>(Optional<Attributes> item) -> {
          Optional<Bytes> part = item.flatMap(found -> found.binary(DATA));
          if (part.isEmpty()) {
            return Outcome.refused(StateRefusal.ANSWER, "a part of a value is missing");
          }
          value.writeBytes(part.get().toArray());
        }
      }
    }
    return Outcome.accepted(Bytes.of(value.toByteArray()));
  }
}
