package dev.treza.fleet.jws;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.XECPublicKey;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveKeyTest {
  /// RFC 7748 section 6.1, Alice's.
  private static final Bytes ALICE =
      Bytes.hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");

  @Test
  void comesBackFromItsJwkWithTheThumbprintOfItsRequiredMembers() {
    ReceiveKey key = accepted(ReceiveKey.of(ALICE));

    assertThat(accepted(JsonFields.decode(CanonicalJson.encode(key.json()), ReceiveKey::read)))
        .isEqualTo(key);
    assertThat(key.thumbprint()).isEqualTo(PublicJwk.thumbprint(key.json()));
  }

  @RepeatedTest(20)
  void takesEveryKeyTheRuntimeMakes() throws NoSuchAlgorithmException {
    XECPublicKey key =
        (XECPublicKey) KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic();

    accepted(ReceiveKey.of(BigEndian.reversed(BigEndian.bytes32(key.getU()))));
  }

  /// The points of small order, as RFC 7748 section 6.1 warns of them, and encodings that are not
  /// the one of their point.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4eea",
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e",
      })
  void refusesWhatIsNoPointOfPrimeOrder(String hex) {
    assertThat(id(ReceiveKey.of(Bytes.hex(hex)))).isEqualTo("KEY-POINT");
  }

  /// The abscissa 2 belongs to the twist.
  @Test
  void refusesAPointOfTheTwist() {
    assertThat(id(ReceiveKey.of(Bytes.hex("02" + "00".repeat(31))))).isEqualTo("KEY-POINT");
  }

  @Test
  void isNoKeyThatSigns() {
    Bytes signing =
        Bytes.utf8("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + ALICE.base64Url() + "\"}");

    assertThat(id(JsonFields.decode(signing, ReceiveKey::read))).isEqualTo("JSON-SCHEMA");
  }
}
