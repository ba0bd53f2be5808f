package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Wycheproof's ECDSA signatures over secp256k1. A valid one with the higher s must be refused as
/// it stands and accepted with the lower.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Secp256k1VectorsTest {
  private final Secp256k1 curve;

  Secp256k1VectorsTest() throws Exception {
    curve = Secp256k1.open(new SecretMemory());
  }

  @AfterAll
  void close() {
    curve.close();
  }

  @Test
  void judgesEverySignatureOfWycheproof() throws Exception {
    Json file = Vectors.read("wycheproof/ecdsa_secp256k1_sha256_p1363_test.json");
    int checked = 0;
    for (Json group : file.get("testGroups").list()) {
      byte[] publicKey = group.get("publicKey").get("uncompressed").hex();
      for (Json test : group.get("tests").list()) {
        check(publicKey, test);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(Integer.parseInt(file.get("numberOfTests").text()));
  }

  private void check(byte[] publicKey, Json test) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(test.get("msg").hex());
    byte[] signature = test.get("sig").hex();
    boolean valid = test.get("result").text().equals("valid");
    if (signature.length == 64 && LowS.isHigh(signature)) {
      assertThat(curve.verify(publicKey, hash, signature)).as("high %s", test).isFalse();
      signature = LowS.mirror(signature);
    }
    assertThat(curve.verify(publicKey, hash, signature)).as("%s", test).isEqualTo(valid);
  }
}
