package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.FIELD;
import static dev.treza.fleet.chain.TransactionRefusal.RANGE;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Named fields as people and programs write them, each read as what it must be.
///
/// @param place what stands before the names in a refusal's place
record GivenFields(JsonObject object, String place) {
  private static final Pattern INTEGER = Pattern.compile("0|[1-9][0-9]{0,77}");
  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})*+");

  /// Reads one object of a list.
  @FunctionalInterface
  interface Reader<T> {
    T read(GivenFields fields) throws Rejection;
  }

  boolean has(String name) {
    return object.members().containsKey(name);
  }

  /// Refuses fields that are not among `known`, the first of them by name.
  void allow(Set<String> known) throws Rejection {
    for (String name : object.members().keySet()) {
      if (!known.contains(name)) {
        throw refuse(name, "there is no such field");
      }
    }
  }

  /// The text of a field; empty where it is missing.
  String text(String name) throws Rejection {
    Optional<JsonValue> value = object.member(name);
    return value.isEmpty() ? "" : text(place + name, value.get());
  }

  BigInteger integer(String name, EvmQuantity range) throws Rejection {
    String text = text(name);
    if (!INTEGER.matcher(text).matches()) {
      throw refuse(name, "a decimal integer without sign or leading zeros");
    }
    BigInteger value = new BigInteger(text);
    if (!range.holds(value)) {
      throw Rejection.at(RANGE, place + name, "must be " + range.range());
    }
    return value;
  }

  EvmAddress address(String name) throws Rejection {
    return Rejection.orReject(place + name, EvmAddress.parse(text(name)));
  }

  BigInteger wholeUnits(String name) throws Rejection {
    return Rejection.orReject(place + name, Wei.ofWhole(text(name)));
  }

  /// Octets written as `0x` and hexadecimal digits; none where the field is missing.
  Bytes octets(String name) throws Rejection {
    return has(name) ? hex(place + name, text(name)) : Bytes.EMPTY;
  }

  /// A list of strings of `length` bytes; empty where the field is missing.
  List<Bytes> words(String name, int length) throws Rejection {
    List<Bytes> words = new ArrayList<>();
    for (JsonValue item : items(name)) {
      String at = place + name + "/" + words.size();
      Bytes word = hex(at, text(at, item));
      if (word.length() != length) {
        throw Rejection.at(FIELD, at, "must have " + length + " bytes");
      }
      words.add(word);
    }
    return words;
  }

  /// A list of objects; empty where the field is missing.
  <T> List<T> objects(String name, Reader<T> reader) throws Rejection {
    List<T> values = new ArrayList<>();
    for (JsonValue item : items(name)) {
      String at = place + name + "/" + values.size();
      if (!(item instanceof JsonObject fields)) {
        throw Rejection.at(FIELD, at, "an object is expected");
      }
      values.add(reader.read(new GivenFields(fields, at + "/")));
    }
    return values;
  }

  Rejection refuse(String name, String detail) {
    return Rejection.at(FIELD, place + name, detail);
  }

  private List<JsonValue> items(String name) throws Rejection {
    Optional<JsonValue> value = object.member(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof JsonArray(List<JsonValue> items)) {
      return items;
    }
    throw refuse(name, "an array is expected");
  }

  private static String text(String at, JsonValue value) throws Rejection {
    if (value instanceof JsonText(String text)) {
      return text;
    }
    throw Rejection.at(FIELD, at, "a string is expected");
  }

  private static Bytes hex(String at, String text) throws Rejection {
    if (!HEX.matcher(text).matches()) {
      throw Rejection.at(FIELD, at, "must be 0x and an even number of hexadecimal digits");
    }
    return Bytes.hex(text.substring(2));
  }
}
