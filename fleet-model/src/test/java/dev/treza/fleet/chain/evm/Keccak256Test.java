package dev.treza.fleet.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Keccak256Test {
  @Test
  void hashesTheEthersVectors() throws IOException {
    JsonNode vectors = Vectors.json("ethers/hashes.json.gz");
    assertThat(vectors).isNotEmpty();
    for (JsonNode vector : vectors) {
      assertThat(Keccak256.of(Vectors.bytes(vector.get("data"))))
          .as(vector.get("name").asText())
          .isEqualTo(Vectors.bytes(vector.get("keccak256")));
    }
  }

  @Test
  void isNotSha3() {
    assertThat(Keccak256.of(Bytes.EMPTY).hex())
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  }
}
