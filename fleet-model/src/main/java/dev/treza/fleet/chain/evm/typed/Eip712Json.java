package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import java.util.List;

/// Writes types and values as JSON in one form: integers as decimal strings, bytes and addresses in
/// lower-case hexadecimal digits.
final class Eip712Json {
  private Eip712Json() {}

  static JsonArray members(List<Eip712Member> members) {
    return JsonArray.of(
        members.stream()
            .map(member ->
                JsonObject.builder()
                    .text("name", member.name())
                    .text("type", member.type().text())
                    .build())
            .toList());
  }

  static JsonObject tuple(AbiValue.Tuple tuple) {
    JsonObject.Builder object = JsonObject.builder();
    tuple.members().forEach(member -> object.value(member.name(), value(member.value())));
    return object.build();
  }

  private static JsonValue value(AbiValue value) {
    return switch (value) {
      case AbiValue.Whole(var whole) -> new JsonText(whole.toString());
      case AbiValue.Account(var address) -> new JsonText("0x" + address.value().hex());
      case AbiValue.Flag(boolean flag) -> new JsonFlag(flag);
      case AbiValue.Octets(var octets) -> new JsonText("0x" + octets.hex());
      case AbiValue.Text(String text) -> new JsonText(text);
      case AbiValue.Items(var items) ->
          JsonArray.of(items.stream().map(Eip712Json::value).toList());
      case AbiValue.Tuple tuple -> tuple(tuple);
    };
  }
}
