package dev.treza.fleet.chain.evm.abi;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// 1,024 values of all types, as the Solidity compiler encodes them.
class EthersAbiTest {
  @Test
  void decodesWhatTheCompilerEncoded() throws IOException {
    JsonNode vectors = Vectors.json("ethers/abi.json.gz");
    assertThat(vectors).hasSize(1024);
    for (JsonNode vector : vectors) {
      AbiArguments arguments = decode(vector);
      assertThat(arguments.rest()).isEqualTo(Bytes.EMPTY);
      assertThat(text(arguments.values().members().getFirst().value()))
          .as(vector.get("name").asText())
          .isEqualTo(text(vector.get("value")));
    }
  }

  @Test
  void encodesAgainWhatItDecoded() throws IOException {
    for (JsonNode vector : Vectors.json("ethers/abi.json.gz")) {
      assertThat(AbiEncoder.tuple(parameters(vector), decode(vector).values()))
          .as(vector.get("name").asText())
          .isEqualTo(Vectors.bytes(vector.get("encoded")));
    }
  }

  private static AbiArguments decode(JsonNode vector) {
    Bytes encoded = Vectors.bytes(vector.get("encoded"));
    return accepted(AbiArguments.decode(parameters(vector), encoded, 0));
  }

  private static List<AbiParameter> parameters(JsonNode vector) {
    return accepted(AbiFunction.parse("f(" + vector.get("type").asText() + ")")).parameters();
  }

  private static String text(AbiValue value) {
    return switch (value) {
      case AbiValue.Whole(var whole) -> whole.toString();
      case AbiValue.Account(var address) -> address.toString();
      case AbiValue.Flag(var flag) -> Boolean.toString(flag);
      case AbiValue.Octets(var octets) -> "0x" + octets.hex();
      case AbiValue.Text(var text) -> text;
      case AbiValue.Items(var items) -> items.stream().map(EthersAbiTest::text).toList().toString();
      case AbiValue.Tuple(var members) ->
          members.stream().map(member -> text(member.value())).toList().toString();
    };
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    return value.valueStream().map(EthersAbiTest::text).toList().toString();
  }
}
