package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Values that stand in a descriptor itself.
final class Literals {
  private static final Pattern OCTETS = Pattern.compile("0x([0-9a-fA-F]{2})*+");
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}");
  private static final int ADDRESS_TEXT = 2 + 2 * EvmAddress.LENGTH;

  private Literals() {}

  static AbiValue value(Node node) throws Rejection {
    return switch (node.value()) {
      case JsonInteger(long integer) -> new AbiValue.Whole(BigInteger.valueOf(integer));
      case JsonFlag(boolean flag) -> new AbiValue.Flag(flag);
      case JsonText(String text) -> {
        Optional<Bytes> octets = octets(text);
        if (octets.isPresent()) {
          yield text.length() == ADDRESS_TEXT
              ? new AbiValue.Account(node.address())
              : new AbiValue.Octets(octets.get());
        }
        yield new AbiValue.Text(node.words());
      }
      case JsonArray _, JsonObject _ -> throw node.refuse("one value is expected");
    };
  }

  /// A number as `0x` and hexadecimal digits, as decimal digits, or as such.
  static BigInteger number(Node node) throws Rejection {
    if (node.value() instanceof JsonInteger) {
      return node.integer();
    }
    String text = node.text();
    if (QUANTITY.matcher(text).matches()) {
      return new BigInteger(text.substring(2), 16);
    }
    if (DECIMAL.matcher(text).matches()) {
      return new BigInteger(text);
    }
    throw node.refuse("a number is expected");
  }

  static Optional<Bytes> octets(String text) {
    return OCTETS.matcher(text).matches()
        ? Optional.of(Bytes.hex(text.substring(2)))
        : Optional.empty();
  }

  /// A value as conditions and enumerations compare it: addresses with their checksum, other digits
  /// and truth values in lower case.
  static String key(Node node) throws Rejection {
    return switch (node.value()) {
      case JsonInteger(long integer) -> Long.toString(integer);
      case JsonFlag(boolean flag) -> Boolean.toString(flag);
      case JsonText(String text) -> key(text);
      case JsonArray _, JsonObject _ -> throw node.refuse("one value is expected");
    };
  }

  static String key(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return text.toLowerCase(Locale.ROOT);
    }
    Optional<Bytes> octets = octets(text);
    if (octets.isEmpty()) {
      return text;
    }
    return octets.get().length() == EvmAddress.LENGTH
        ? new EvmAddress(octets.get()).checksummed()
        : "0x" + octets.get().hex();
  }
}
