package dev.treza.agent.nitro;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An answer of the security module, taken apart strictly: exactly the fields that belong to it.
final class NsmReply {
  private final Map<String, Cbor> fields;

  private NsmReply(Map<String, Cbor> fields) {
    this.fields = fields;
  }

  /// The fields of the answer to the request `name`.
  static NsmReply fields(byte[] answer, String name, Set<String> expected)
      throws NsmRefusedException, MalformedReplyException {
    if (CborReader.read(answer) instanceof Cbor.Fields(Map<String, Cbor> outer)
        && outer.size() == 1) {
      refuseError(outer);
      if (outer.get(name) instanceof Cbor.Fields(Map<String, Cbor> inner)
          && inner.keySet().equals(expected)) {
        return new NsmReply(inner);
      }
    }
    throw new MalformedReplyException("not an answer to " + name);
  }

  /// The answer without fields to the request `name`.
  static void acknowledged(byte[] answer, String name)
      throws NsmRefusedException, MalformedReplyException {
    Cbor item = CborReader.read(answer);
    if (item instanceof Cbor.Fields(Map<String, Cbor> outer)) {
      refuseError(outer);
    }
    if (!(item instanceof Cbor.Text(String text) && text.equals(name))) {
      throw new MalformedReplyException("not an answer to " + name);
    }
  }

  String text(String field) throws MalformedReplyException {
    if (fields.get(field) instanceof Cbor.Text(String value)) {
      return value;
    }
    throw wrong(field);
  }

  boolean flag(String field) throws MalformedReplyException {
    if (fields.get(field) instanceof Cbor.Flag(boolean value)) {
      return value;
    }
    throw wrong(field);
  }

  int unsigned(String field) throws MalformedReplyException {
    return unsigned(field, fields.get(field));
  }

  byte[] octets(String field) throws MalformedReplyException {
    if (fields.get(field) instanceof Cbor.Octets octets) {
      return octets.value();
    }
    throw wrong(field);
  }

  SortedSet<Integer> numbers(String field) throws MalformedReplyException {
    if (fields.get(field) instanceof Cbor.Items(List<Cbor> values)) {
      SortedSet<Integer> numbers = new TreeSet<>();
      for (Cbor value : values) {
        numbers.add(unsigned(field, value));
      }
      return numbers;
    }
    throw wrong(field);
  }

  private static int unsigned(String field, @Nullable Cbor item) throws MalformedReplyException {
    if (item instanceof Cbor.Unsigned(long value) && value <= Integer.MAX_VALUE) {
      return (int) value;
    }
    throw wrong(field);
  }

  private static void refuseError(Map<String, Cbor> outer)
      throws NsmRefusedException, MalformedReplyException {
    if (outer.get("Error") instanceof Cbor.Text(String code)) {
      throw new NsmRefusedException(
          NsmError.parse(code)
              .orElseThrow(() -> new MalformedReplyException("an unknown error code")));
    }
  }

  private static MalformedReplyException wrong(String field) {
    return new MalformedReplyException("the field " + field + " has another type");
  }
}
