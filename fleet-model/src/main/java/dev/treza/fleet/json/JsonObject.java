package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON object, immutable, its members in the order of RFC 8785 section 3.2.3: by UTF-16 code
/// units, which is the natural order of Java strings.
public record JsonObject(SortedMap<String, JsonValue> members) implements JsonValue {

  /// @throws IllegalArgumentException if a name contains half a surrogate pair
  public JsonObject {
    members.keySet().forEach(JsonText::requireEncodable);
    members = Collections.unmodifiableSortedMap(inNaturalOrder(members));
  }

  private static TreeMap<String, JsonValue> inNaturalOrder(SortedMap<String, JsonValue> members) {
    if (members.comparator() == null) {
      return new TreeMap<>(members);
    }
    // through Map, so that the foreign comparator is dropped
    Map<String, JsonValue> unordered = members;
    return new TreeMap<>(unordered);
  }

  public static Builder builder() {
    return new Builder();
  }

  public Optional<JsonValue> member(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /// Writes a document field by field, each in the one text form `JSON-CANON` gives its type.
  /// Naming a field twice throws [IllegalArgumentException].
  public static final class Builder {
    private final SortedMap<String, JsonValue> members = new TreeMap<>();

    private Builder() {}

    public Builder text(String name, String text) {
      return value(name, new JsonText(text));
    }

    /// A decimal string.
    public Builder integer(String name, BigInteger integer) {
      return text(name, integer.toString());
    }

    /// A decimal string.
    public Builder integer(String name, long integer) {
      return text(name, Long.toString(integer));
    }

    /// Milliseconds since 1970 UTC as a decimal string; finer fractions are cut off.
    public Builder time(String name, Instant time) {
      return integer(name, time.toEpochMilli());
    }

    /// 64 lower-case hexadecimal digits.
    public Builder digest(String name, Digest digest) {
      return text(name, digest.hex());
    }

    /// Lower-case hexadecimal digits.
    public Builder hex(String name, Bytes bytes) {
      return text(name, bytes.hex());
    }

    /// Base64url without padding (RFC 4648 section 5).
    public Builder base64Url(String name, Bytes bytes) {
      return text(name, bytes.base64Url());
    }

    public Builder flag(String name, boolean flag) {
      return value(name, new JsonFlag(flag));
    }

    public Builder object(String name, JsonObject object) {
      return value(name, object);
    }

    public Builder array(String name, List<? extends JsonValue> items) {
      return value(name, JsonArray.of(items));
    }

    public Builder texts(String name, List<String> texts) {
      return value(name, JsonArray.ofTexts(texts));
    }

    /// A JSON number, for the HTTP API only.
    public Builder number(String name, int number) {
      return value(name, new JsonInteger(number));
    }

    public Builder value(String name, JsonValue value) {
      if (members.putIfAbsent(name, value) != null) {
        throw new IllegalArgumentException("the field " + name + " is written twice");
      }
      return this;
    }

    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
