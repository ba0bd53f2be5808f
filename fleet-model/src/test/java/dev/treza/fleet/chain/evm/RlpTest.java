package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlpTest {
  @Test
  void writesAndReadsTheEthereumTests() throws IOException {
    JsonNode vectors = Vectors.json("ethereum-tests/rlptest.json");
    assertThat(vectors).hasSize(28);
    for (JsonNode vector : vectors) {
      Bytes expected = Vectors.bytes(vector.get("out"));
      assertThat(written(vector.get("in"))).isEqualTo(expected);
      assertThat(rewritten(accepted(Rlp.decode(expected)))).isEqualTo(expected);
    }
  }

  @Test
  void refusesTheInvalidEthereumTests() throws IOException {
    JsonNode vectors = Vectors.json("ethereum-tests/invalidRLPTest.json");
    assertThat(vectors).hasSize(26);
    for (var vector : vectors.properties()) {
      Outcome<RlpItem> outcome = Rlp.decode(Vectors.bytes(vector.getValue().get("out")));
      assertThat(outcome).as(vector.getKey()).isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void readsTheEthersVectors() throws IOException {
    JsonNode vectors = Vectors.json("ethers/rlp.json.gz");
    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      Bytes encoded = Vectors.bytes(vector.get("encoded"));
      RlpItem item = accepted(Rlp.decode(encoded));
      assertThat(hex(item)).as(vector.get("name").asText()).isEqualTo(hex(vector.get("decoded")));
      assertThat(rewritten(item)).isEqualTo(encoded);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED, byte 0",
    "83646f, TRUNCATED, byte 1",
    "c883646f6783676f, TRUNCATED, byte 1",
    "c483646f6783, TRAILING, byte 5",
    "c28363, TRUNCATED, byte 2",
    "00 00, TRAILING, byte 1",
    "8100, CANONICAL, byte 0",
    "c28105, CANONICAL, byte 1",
    "b800, CANONICAL, byte 1",
    "b837, CANONICAL, byte 1",
    "bb00000038, CANONICAL, byte 1",
    "f837, CANONICAL, byte 1",
    "bfffffffffffffffff, TRUNCATED, byte 1",
  })
  void refusesWhatIsNotCanonicalAndSaysWhere(String hex, String id, String place) {
    RefusalId expected = TransactionRefusal.valueOf(id);
    assertRefused(Rlp.decode(Bytes.hex(hex.replace(" ", ""))), expected, place);
  }

  @Test
  void refusesListsNestedWithoutEnd() {
    Bytes nested = Bytes.hex("c0");
    for (int i = 0; i < 16; i++) {
      nested = Rlp.list(List.of(nested));
    }
    assertRefused(Rlp.decode(nested), SHAPE, "byte 16");
  }

  @Test
  void refusesMoreItemsThanAnyTransactionHas() {
    Bytes many = Bytes.of(new byte[20_000]);
    Bytes list = Bytes.hex("f94e20").concat(many);
    assertRefused(Rlp.decode(list), SHAPE, "byte 20002");
  }

  @Test
  void writesIntegersWithoutLeadingZeros() {
    assertThat(Rlp.integer(BigInteger.valueOf(0x80)).hex()).isEqualTo("8180");
  }

  private static Bytes written(JsonNode value) {
    if (value.isArray()) {
      List<Bytes> items = new ArrayList<>();
      value.forEach(item -> items.add(written(item)));
      return Rlp.list(items);
    }
    String text = value.asText();
    if (value.isNumber() || text.startsWith("#")) {
      return Rlp.integer(new BigInteger(text.replace("#", "")));
    }
    return Rlp.octets(Bytes.utf8(text));
  }

  private static Bytes rewritten(RlpItem item) {
    return switch (item) {
      case RlpItem.Octets(var value, var _) -> Rlp.octets(value);
      case RlpItem.Sequence(var items, var _) ->
          Rlp.list(items.stream().map(RlpTest::rewritten).toList());
    };
  }

  private static String hex(RlpItem item) {
    return switch (item) {
      case RlpItem.Octets(var value, var _) -> "\"0x" + value.hex() + "\"";
      case RlpItem.Sequence(var items, var _) ->
          items.stream().map(RlpTest::hex).toList().toString().replace(" ", "");
    };
  }

  private static String hex(JsonNode decoded) {
    return decoded.toString();
  }
}
