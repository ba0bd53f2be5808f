package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Eip712VectorsTest {
  @Test
  void hashesTheExampleOfTheStandard() throws IOException {
    JsonNode vector = Vectors.json("eip712/mail-expected.json");
    TypedData mail = parse(vector.get("typedData"));
    assertThat(mail.signingHash().hex())
        .isEqualTo("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
    assertThat(vector.get("expected").toString()).contains("0x" + mail.signingHash().hex());
    assertThat(mail.encodedType())
        .isEqualTo("Mail(Person from,Person to,string contents)Person(string name,address wallet)");
  }

  @Test
  void hashesTheEthersVectors() throws IOException {
    JsonNode vectors = Vectors.json("ethers/typed-data.json.gz");
    assertThat(vectors).hasSize(130);
    for (JsonNode vector : vectors) {
      TypedData data = parse(document(vector));
      String name = vector.get("name").asText();
      assertThat(data.signingHash()).as(name).isEqualTo(Vectors.bytes(vector.get("digest")));
      assertThat(new Eip712Hash(data.types()).encoded(data.primaryType(), data.message()))
          .as(name)
          .isEqualTo(Vectors.bytes(vector.get("encoded")));
    }
  }

  @Test
  void writesEachDocumentInOneFormThatMeansTheSame() throws IOException {
    for (JsonNode vector : Vectors.json("ethers/typed-data.json.gz")) {
      TypedData data = parse(document(vector));
      TypedData again = accepted(TypedData.parse(data.encoded()));
      assertThat(again).as(vector.get("name").asText()).isEqualTo(data);
      assertThat(again.encoded()).isEqualTo(data.encoded());
      assertThat(again.signingHash()).isEqualTo(data.signingHash());
    }
  }

  private static ObjectNode document(JsonNode vector) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("types", vector.get("types"));
    document.set("primaryType", vector.get("primaryType"));
    document.set("domain", vector.get("domain"));
    document.set("message", vector.get("data"));
    return document;
  }

  private static TypedData parse(JsonNode document) {
    return accepted(TypedData.parse(Bytes.utf8(document.toString())));
  }
}
