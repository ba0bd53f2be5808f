package dev.treza.fleet.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Every signature of the published Wycheproof sets, through the check a JWS goes through.
class WycheproofTest {
  @Test
  void agreesOnEveryP256Signature() throws IOException {
    checkAll(
        "ecdsa_secp256r1_sha256_p1363_test.json",
        group -> {
          Bytes point = Bytes.hex(group.at("/publicKey/uncompressed").asText());
          return new EcP256Key(point.slice(1, 33), point.slice(33, 65));
        });
  }

  @Test
  void agreesOnEveryEd25519Signature() throws IOException {
    checkAll(
        "ed25519_test.json",
        group -> new Ed25519Key(Bytes.hex(group.at("/publicKey/pk").asText())));
  }

  private static void checkAll(String file, Function<JsonNode, PublicJwk> keyOf)
      throws IOException {
    JsonNode set = JsonMapper.builder().build().readTree(vectors(file).toFile());
    int checked = 0;
    for (JsonNode group : set.get("testGroups")) {
      PublicJwk key = keyOf.apply(group);
      for (JsonNode test : group.get("tests")) {
        Bytes message = Bytes.hex(test.get("msg").asText());
        Bytes signature = Bytes.hex(test.get("sig").asText());
        assertThat(key.verifies(message, signature))
            .as("%s, case %s: %s", file, test.get("tcId"), test.get("comment"))
            .isEqualTo(test.get("result").asText().equals("valid"));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(set.get("numberOfTests").asInt());
  }

  private static Path vectors(String file) {
    String named =
        Optional.ofNullable(System.getProperty("TREZA_VECTORS"))
            .or(() -> Optional.ofNullable(System.getenv("TREZA_VECTORS")))
            .orElse(System.getProperty("treza.root", ".") + "/../shared/vectors");
    Path path = Path.of(named, "wycheproof", file);
    assumeTrue(Files.isRegularFile(path), "no published vectors: set TREZA_VECTORS");
    return path;
  }
}
