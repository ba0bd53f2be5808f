package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Seeded random documents of typed data, with structs inside each other and arrays of all types.
public final class Eip712Samples {
  private final Random random;

  public Eip712Samples(long seed) {
    this.random = new Random(seed);
  }

  /// A document whose structs are `S0`, which contains `S1`, and so on.
  public JsonObject document() {
    int structs = 1 + random.nextInt(3);
    List<List<Member>> members = new ArrayList<>();
    for (int i = 0; i < structs; i++) {
      members.add(members(i, structs));
    }
    JsonObject.Builder types = JsonObject.builder();
    types.array("EIP712Domain", List.of(member("name", "string"), member("chainId", "uint256")));
    for (int i = 0; i < structs; i++) {
      types.array("S" + i, members.get(i).stream().map(m -> member(m.name(), m.type())).toList());
    }
    return JsonObject.builder()
        .object("types", types.build())
        .text("primaryType", "S0")
        .object(
            "domain",
            JsonObject.builder()
                .text("name", text())
                .text("chainId", new BigInteger(52, random).toString())
                .build())
        .object("message", struct(members, 0))
        .build();
  }

  private record Member(String name, String type) {}

  private List<Member> members(int struct, int structs) {
    List<Member> members = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      members.add(new Member("m" + i, type() + arrays()));
    }
    if (struct + 1 < structs) {
      members.add(new Member("next", "S" + (struct + 1) + arrays()));
    }
    return members;
  }

  private String type() {
    return switch (random.nextInt(7)) {
      case 0 -> "uint" + 8 * (1 + random.nextInt(32));
      case 1 -> "int" + 8 * (1 + random.nextInt(32));
      case 2 -> "address";
      case 3 -> "bool";
      case 4 -> "bytes" + (1 + random.nextInt(32));
      case 5 -> "bytes";
      default -> "string";
    };
  }

  private String arrays() {
    return switch (random.nextInt(6)) {
      case 0 -> "[]";
      case 1 -> "[2]";
      case 2 -> "[][1]";
      default -> "";
    };
  }

  private JsonObject struct(List<List<Member>> structs, int index) {
    JsonObject.Builder object = JsonObject.builder();
    structs.get(index).forEach(m -> object.value(m.name(), value(structs, m.type())));
    return object.build();
  }

  private JsonValue value(List<List<Member>> structs, String type) {
    if (type.endsWith("]")) {
      int open = type.lastIndexOf('[');
      String count = type.substring(open + 1, type.length() - 1);
      int items = count.isEmpty() ? random.nextInt(3) : Integer.parseInt(count);
      List<JsonValue> values = new ArrayList<>();
      for (int i = 0; i < items; i++) {
        values.add(value(structs, type.substring(0, open)));
      }
      return new JsonArray(values);
    }
    if (type.startsWith("S")) {
      return struct(structs, Integer.parseInt(type.substring(1)));
    }
    return switch (type.replaceAll("[0-9]", "")) {
      case "uint" -> new JsonText(whole(type, 4, false).toString());
      case "int" -> new JsonText(whole(type, 3, true).toString());
      case "bool" -> new JsonFlag(random.nextBoolean());
      case "address" -> new JsonText(hex(20));
      case "string" -> new JsonText(text());
      default ->
          new JsonText(
              hex(type.equals("bytes") ? random.nextInt(40) : Integer.parseInt(type.substring(5))));
    };
  }

  private BigInteger whole(String type, int name, boolean signed) {
    int bits = Integer.parseInt(type.substring(name));
    BigInteger value = new BigInteger(bits, random);
    return signed ? value.subtract(BigInteger.ONE.shiftLeft(bits - 1)) : value;
  }

  private String hex(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  private String text() {
    return "é🚀\"x".repeat(random.nextInt(3));
  }

  private static JsonObject member(String name, String type) {
    return JsonObject.builder().text("name", name).text("type", type).build();
  }
}
