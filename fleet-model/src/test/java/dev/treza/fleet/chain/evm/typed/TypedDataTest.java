package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.TransactionRefusal.CHECKSUM;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.TransactionRefusal.TYPED_DATA;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDataTest {
  private static final String ORDER =
      """
      {"types": {
         "Order": [{"name": "lines", "type": "Line[]"}, {"name": "note", "type": "string"}],
         "Line": [{"name": "to", "type": "address"}, {"name": "n", "type": "uint8"},
                  {"name": "d", "type": "int16"}, {"name": "ok", "type": "bool"},
                  {"name": "id", "type": "bytes4"}, {"name": "more", "type": "bytes[2]"}]},
       "primaryType": "Order",
       "domain": {"name": "Shop", "chainId": 1},
       "message": {"note": "two", "lines": [
         {"to": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "n": 255, "d": "-1", "ok": true,
          "id": "0xC0FFEE00", "more": ["0x", "0x01"]}]}}
      """;

  @Test
  void readsNestedStructsAndArrays() {
    TypedData order = accepted(parse(ORDER));
    assertThat(order.encodedType())
        .isEqualTo(
            "Order(Line[] lines,string note)"
                + "Line(address to,uint8 n,int16 d,bool ok,bytes4 id,bytes[2] more)");
    assertThat(order.domain().chainId()).hasValueSatisfying(id -> assertThat(id).isOne());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "255 | '\"255\"'",
        "255 | '\"0xff\"'",
        "\"-1\" | -1",
        "0xC0FFEE00 | 0xc0ffee00",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
      })
  void takesEveryWayToWriteAValueForTheSame(String one, String other) {
    TypedData order = accepted(parse(ORDER));
    assertThat(accepted(parse(with(one, other)))).isEqualTo(order);
    assertThat(accepted(parse(with(one, other))).encoded()).isEqualTo(order.encoded());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the document
        "\"primaryType\": \"Order\" | \"primaryType\": \"Nothing\" | /primaryType",
        "\"primaryType\": \"Order\" | \"more\": \"Order\" | /more",
        "\"domain\": | \"Domain\": | /Domain",
        "\"domain\": {\"name\": \"Shop\", \"chainId\": 1} | \"domain\": 1 | /domain",
        "\"chainId\": 1 | \"chain\": 1 | /domain/chain",
        "\"chainId\": 1 | \"chainId\": -1 | /domain/chainId",
        // the types
        "{\"name\": \"note\", \"type\": \"string\"} | {\"name\": \"note\"} | /types/Order/1/type",
        "{\"name\": \"note\", \"type\": \"string\"} | {\"name\": \"note\", \"type\": \"text\"} |"
            + " /types/Order",
        "{\"name\": \"note\", \"type\": \"string\"} | {\"name\": \"note\", \"type\": \"uint\"} |"
            + " /types/Order",
        "{\"name\": \"note\", \"type\": \"string\"} | {\"name\": \"no te\", \"type\": \"string\"} |"
            + " /types/Order/1",
        "{\"name\": \"note\", \"type\": \"string\"} | {\"name\": \"lines\", \"type\": \"string\"} |"
            + " /types/Order/1",
        "{\"name\": \"note\", \"type\": \"string\"} | {\"name\": \"note\", \"type\": \"Order\"} |"
            + " /types/Order",
        "\"Line[]\" | \"Line[0]\" | /types/Order/0/type",
        "\"Line[]\" | \"bool[]\" | /types/Line",
        "\"Line\": [ | \"bool\": [ | /types/bool",
        "\"bytes[2]\" | \"Order[]\" | /types/Order",
        // the message
        "\"note\": \"two\", | '' | /message/note",
        "\"note\": \"two\", | \"note\": \"two\", \"x\": true, | /message/x",
        "\"note\": \"two\" | \"note\": true | /message/note",
        "\"n\": 255 | \"n\": 256 | /message/lines/0/n",
        "\"n\": 255 | \"n\": -1 | /message/lines/0/n",
        "\"n\": 255 | \"n\": \"ff\" | /message/lines/0/n",
        "\"n\": 255 | \"n\": \"007\" | /message/lines/0/n",
        "\"d\": \"-1\" | \"d\": 32768 | /message/lines/0/d",
        "\"ok\": true | \"ok\": \"true\" | /message/lines/0/ok",
        "0xC0FFEE00 | 0xC0FFEE | /message/lines/0/id",
        "0xC0FFEE00 | 0xC0FFEE0 | /message/lines/0/id",
        "0xC0FFEE00 | C0FFEE00 | /message/lines/0/id",
        "[\"0x\", \"0x01\"] | [\"0x\"] | /message/lines/0/more",
        "[\"0x\", \"0x01\"] | {} | /message/lines/0/more",
      })
  void refusesWhatIsNotAsItMustBeAndSaysWhere(String good, String bad, String place) {
    assertRefused(parse(with(good, bad)), TYPED_DATA, place);
  }

  @Test
  void refusesAnAddressWithAWrongChecksum() {
    assertRefused(parse(with("5aAeb6", "5aaeb6")), CHECKSUM, "/message/lines/0/to");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"chainId\", \"type\": \"uint256\"}, {\"name\": \"name\", \"type\":"
            + " \"string\"}",
        "{\"name\": \"name\", \"type\": \"string\"}, {\"name\": \"chainId\", \"type\": \"uint64\"}",
        "{\"name\": \"name\", \"type\": \"string\"}, {\"name\": \"color\", \"type\": \"string\"}",
      })
  void refusesADomainThatIsNotOfTheStandard(String members) {
    String declared = "\"types\": {\"EIP712Domain\": [" + members + "],";
    assertRefused(parse(with("\"types\": {", declared)), TYPED_DATA, "/types/EIP712Domain");
  }

  @Test
  void takesADomainThatIsDeclaredForTheSameAsOneThatIsNot() {
    String declared =
        "\"types\": {\"EIP712Domain\": [{\"name\": \"name\", \"type\": \"string\"},"
            + " {\"name\": \"chainId\", \"type\": \"uint256\"}],";
    assertThat(accepted(parse(with("\"types\": {", declared)))).isEqualTo(accepted(parse(ORDER)));
  }

  @Test
  void refusesADocumentThatIsTooLong() {
    String long128 = "\"note\": \"" + "x".repeat(TypedData.MAX_BYTES) + "\"";
    assertThat(refused(parse(with("\"note\": \"two\"", long128))).id()).isEqualTo(SIZE);
    String long256 = "\"note\": \"" + "x".repeat(2 * TypedData.MAX_BYTES) + "\"";
    assertThat(refused(parse(with("\"note\": \"two\"", long256))).id()).isEqualTo(JsonRefusal.SIZE);
  }

  @Test
  void refusesMoreStructsThanAnyApplicationHas() {
    StringBuilder structs = new StringBuilder("\"types\": {");
    for (int i = 0; i < 100; i++) {
      structs.append("\"S").append(i).append("\": [],");
    }
    assertRefused(parse(with("\"types\": {", structs.toString())), TYPED_DATA, "/types");
  }

  private static String with(String good, String bad) {
    assertThat(ORDER).contains(good);
    return ORDER.replace(good, bad);
  }

  private static Outcome<TypedData> parse(String document) {
    return TypedData.parse(Bytes.utf8(document));
  }
}
