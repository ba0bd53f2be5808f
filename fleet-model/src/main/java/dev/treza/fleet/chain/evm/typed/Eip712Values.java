package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.TYPED_DATA;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiType;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.reading.Rejection;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonInteger;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads values from JSON by their types. Integers are JSON numbers below 2⁵³, decimal strings or
/// `0x` and hexadecimal digits; bytes and addresses `0x` and hexadecimal digits; nothing is missing
/// and nothing more is there.
record Eip712Values(Eip712Types types) {
  private static final Pattern DECIMAL = Pattern.compile("0|-?[1-9][0-9]{0,77}");
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-fA-F]{1,64}");
  private static final Pattern OCTETS = Pattern.compile("0x([0-9a-fA-F]{2})*+");

  AbiValue.Tuple struct(String name, JsonValue value, String place) throws Rejection {
    return struct(types.members(name), value, place);
  }

  AbiValue.Tuple struct(List<Eip712Member> members, JsonValue value, String place)
      throws Rejection {
    JsonObject object = Json.object(value, place);
    Set<String> names = members.stream().map(Eip712Member::name).collect(Collectors.toSet());
    Json.requireNames(object, names, place);
    List<AbiValue.Member> values = new ArrayList<>();
    for (Eip712Member member : members) {
      JsonValue given = Json.required(object, member.name(), place);
      values.add(
          new AbiValue.Member(
              member.name(), value(member.type(), given, place + "/" + member.name())));
    }
    return new AbiValue.Tuple(values);
  }

  private AbiValue value(Eip712Type type, JsonValue value, String place) throws Rejection {
    return switch (type) {
      case Eip712Type.Elementary(AbiType elementary) -> elementary(elementary, value, place);
      case Eip712Type.Struct(String name) -> struct(name, value, place);
      case Eip712Type.Items(Eip712Type item) -> items(item, Json.items(value, place), place);
      case Eip712Type.FixedItems(Eip712Type item, int count) -> {
        List<JsonValue> items = Json.items(value, place);
        if (items.size() != count) {
          throw Rejection.at(TYPED_DATA, place, count + " items are expected");
        }
        yield items(item, items, place);
      }
    };
  }

  private AbiValue items(Eip712Type type, List<JsonValue> given, String place) throws Rejection {
    List<AbiValue> items = new ArrayList<>();
    for (JsonValue item : given) {
      items.add(value(type, item, place + "/" + items.size()));
    }
    return new AbiValue.Items(items);
  }

  private static AbiValue elementary(AbiType type, JsonValue value, String place) throws Rejection {
    return switch (type) {
      case AbiType.Whole whole -> new AbiValue.Whole(whole(whole, value, place));
      case AbiType.Account() ->
          new AbiValue.Account(
              Rejection.orReject(place, EvmAddress.parse(Json.text(value, place))));
      case AbiType.Flag() -> {
        if (value instanceof JsonFlag(boolean flag)) {
          yield new AbiValue.Flag(flag);
        }
        throw Rejection.at(TYPED_DATA, place, "true or false is expected");
      }
      case AbiType.FixedOctets(int length) -> {
        Bytes octets = octets(value, place);
        if (octets.length() != length) {
          throw Rejection.at(TYPED_DATA, place, length + " bytes are expected");
        }
        yield new AbiValue.Octets(octets);
      }
      case AbiType.Octets() -> new AbiValue.Octets(octets(value, place));
      case AbiType.Text() -> new AbiValue.Text(Json.text(value, place));
      case AbiType.Items _, AbiType.FixedItems _, AbiType.Tuple _ ->
          throw new IllegalStateException(type + " is not elementary");
    };
  }

  private static BigInteger whole(AbiType.Whole type, JsonValue value, String place)
      throws Rejection {
    BigInteger whole =
        value instanceof JsonInteger(long number)
            ? BigInteger.valueOf(number)
            : whole(Json.text(value, place), place);
    boolean fits =
        type.signed()
            ? whole.bitLength() < type.bits()
            : whole.signum() >= 0 && whole.bitLength() <= type.bits();
    if (!fits) {
      throw Rejection.at(TYPED_DATA, place, "this is no " + type.canonical());
    }
    return whole;
  }

  private static BigInteger whole(String text, String place) throws Rejection {
    if (DECIMAL.matcher(text).matches()) {
      return new BigInteger(text);
    }
    if (QUANTITY.matcher(text).matches()) {
      return new BigInteger(text.substring(2), 16);
    }
    throw Rejection.at(TYPED_DATA, place, "an integer is expected");
  }

  private static Bytes octets(JsonValue value, String place) throws Rejection {
    String text = Json.text(value, place);
    if (!OCTETS.matcher(text).matches()) {
      throw Rejection.at(TYPED_DATA, place, "0x and pairs of hexadecimal digits are expected");
    }
    return Bytes.hex(text.substring(2));
  }
}
