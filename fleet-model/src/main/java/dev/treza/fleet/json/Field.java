package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One value and its place in the document, read as the type its reader expects.
///
/// @param parent the pointer to what contains it
/// @param key the name of the member, or the index of the item
record Field(String parent, String key, JsonValue value) {
  private static final int MAX_DIGITS = 78;

  /// The pointer to it (RFC 6901 section 3).
  static String place(String parent, String key) {
    return parent + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  String place() {
    return place(parent, key);
  }

  String text() throws JsonShapeException {
    if (value instanceof JsonText(String text)) {
      return text;
    }
    throw refuse("a string is expected");
  }

  boolean flag() throws JsonShapeException {
    if (value instanceof JsonFlag(boolean flag)) {
      return flag;
    }
    throw refuse("true or false is expected");
  }

  JsonObject object() throws JsonShapeException {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw refuse("an object is expected");
  }

  List<Field> items() throws JsonShapeException {
    if (!(value instanceof JsonArray(List<JsonValue> items))) {
      throw refuse("an array is expected");
    }
    String here = place();
    List<Field> fields = new ArrayList<>(items.size());
    for (JsonValue item : items) {
      fields.add(new Field(here, Integer.toString(fields.size()), item));
    }
    return fields;
  }

  int number(int min, int max) throws JsonShapeException {
    if (value instanceof JsonInteger(long number) && number >= min && number <= max) {
      return (int) number;
    }
    throw refuse("a number from " + min + " to " + max + " is expected");
  }

  String name() throws JsonShapeException {
    String name = text();
    Optional<String> fault = NameRule.fault(name);
    if (fault.isPresent()) {
      throw JsonShapeException.at(JsonRefusal.NAME, place(), fault.get());
    }
    return name;
  }

  BigInteger integer(BigInteger min, BigInteger max) throws JsonShapeException {
    String text = text();
    if (!isInteger(text)) {
      throw refuse("an integer as a decimal string is expected");
    }
    BigInteger integer = new BigInteger(text);
    if (integer.compareTo(min) < 0 || integer.compareTo(max) > 0) {
      throw refuse("an integer from " + min + " to " + max + " is expected");
    }
    return integer;
  }

  /// True for `0|-?[1-9][0-9]{0,77}`.
  private static boolean isInteger(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    if (digits < 1 || digits > MAX_DIGITS || (text.charAt(first) == '0' && text.length() > 1)) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  long longInteger(long min, long max) throws JsonShapeException {
    return integer(BigInteger.valueOf(min), BigInteger.valueOf(max)).longValueExact();
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return text.length() % 2 == 0;
  }

  Bytes hex() throws JsonShapeException {
    String text = text();
    if (!isHex(text)) {
      throw refuse("lower-case hexadecimal digits in pairs are expected");
    }
    return Bytes.hex(text);
  }

  Digest digest() throws JsonShapeException {
    Bytes bytes = hex();
    if (bytes.length() != Digest.LENGTH) {
      throw refuse("a SHA-256 digest of 64 hexadecimal digits is expected");
    }
    return new Digest(bytes);
  }

  Bytes base64Url() throws JsonShapeException {
    return Base64Url.decode(text()).orElseThrow(() -> refuse("unpadded Base64url is expected"));
  }

  /// This field, unless it is empty and so should have been left out.
  Field filled() throws JsonShapeException {
    boolean empty =
        switch (value) {
          case JsonText(String text) -> text.isEmpty();
          case JsonArray(List<JsonValue> items) -> items.isEmpty();
          case JsonObject object -> object.members().isEmpty();
          case JsonFlag _, JsonInteger _ -> false;
        };
    if (empty) {
      throw refuse("an optional field is left out, not left empty");
    }
    return this;
  }

  JsonShapeException refuse(String detail) {
    return JsonShapeException.at(JsonRefusal.SCHEMA, place(), detail);
  }
}
