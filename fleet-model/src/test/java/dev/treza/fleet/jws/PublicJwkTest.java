package dev.treza.fleet.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicJwkTest {
  /// RFC 7515 appendix A.3.
  private static final JsonObject RFC_7515_A3 =
      p256(
          "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
          "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");

  /// RFC 8037 appendix A.2.
  private static final JsonObject RFC_8037_A2 =
      ed25519("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

  private static JsonObject p256(String x, String y) {
    return JsonObject.builder()
        .text("kty", "EC")
        .text("crv", "P-256")
        .text("x", x)
        .text("y", y)
        .build();
  }

  private static JsonObject ed25519(String x) {
    return JsonObject.builder().text("kty", "OKP").text("crv", "Ed25519").text("x", x).build();
  }

  private static Outcome<PublicJwk> read(JsonObject jwk) {
    return JsonFields.read(jwk, PublicJwk::read);
  }

  private static PublicJwk key(JsonObject jwk) {
    return switch (read(jwk)) {
      case Outcome.Accepted<PublicJwk>(PublicJwk key) -> key;
      case Outcome.Refused<PublicJwk>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  private static String refusal(Outcome<PublicJwk> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<PublicJwk>(PublicJwk key) -> throw new AssertionError("took " + key);
      case Outcome.Refused<PublicJwk>(var refusal) -> refusal.id().id();
    };
  }

  @Test
  void givesTheThumbprintOfRfc8037AppendixA3() {
    assertThat(key(RFC_8037_A2).kid()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void checksTheEd25519SignatureOfRfc8037AppendixA4() {
    String input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    String signature =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    Bytes decoded = Base64Url.decode(signature).orElseThrow();
    assertThat(key(RFC_8037_A2).verifies(Bytes.utf8(input), decoded)).isTrue();
    assertThat(key(RFC_8037_A2).verifies(Bytes.utf8(input + "x"), decoded)).isFalse();
  }

  @Test
  void checksTheEs256SignatureOfRfc7515AppendixA3() {
    String input =
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
            + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    String signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    Bytes decoded = Base64Url.decode(signature).orElseThrow();
    assertThat(key(RFC_7515_A3).verifies(Bytes.utf8(input), decoded)).isTrue();
    assertThat(key(RFC_7515_A3).verifies(Bytes.utf8(input + "x"), decoded)).isFalse();
  }

  @Test
  void readsBackItsOwnJson() {
    assertThat(key(RFC_7515_A3).json()).isEqualTo(RFC_7515_A3);
    assertThat(key(RFC_8037_A2).json()).isEqualTo(RFC_8037_A2);
  }

  @Test
  void isTheSameKeyToJava() {
    for (JsonObject jwk : new JsonObject[] {RFC_7515_A3, RFC_8037_A2}) {
      PublicKey javaKey = key(jwk).toPublicKey();
      assertThat(PublicJwk.of(javaKey)).isEqualTo(Outcome.accepted(key(jwk)));
    }
  }

  @Test
  void takesEveryFreshKeyFromJava() {
    for (int i = 0; i < 200; i++) {
      PublicKey p256 = Signers.pair("EC", 256).getPublic();
      PublicKey ed25519 = Signers.pair("Ed25519", 255).getPublic();
      assertThat(PublicJwk.of(p256).map(PublicJwk::toPublicKey)).isEqualTo(Outcome.accepted(p256));
      assertThat(PublicJwk.of(ed25519).map(PublicJwk::toPublicKey))
          .isEqualTo(Outcome.accepted(ed25519));
    }
  }

  @ParameterizedTest
  @CsvSource({"EC, 384", "Ed448, 448", "RSA, 2048"})
  void refusesJavaKeysOfOtherCurves(String algorithm, int bits) {
    assertThat(refusal(PublicJwk.of(Signers.pair(algorithm, bits).getPublic())))
        .isEqualTo("KEY-POINT");
  }

  @ParameterizedTest
  @CsvSource({
    "neutral element, 0100000000000000000000000000000000000000000000000000000000000000",
    "order 2, ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "order 4, 0000000000000000000000000000000000000000000000000000000000000000",
    "order 4, 0000000000000000000000000000000000000000000000000000000000000080",
    "order 8, 26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "order 8, 26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "order 8, c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "order 8, c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "prime order plus order 8, 3b5b475c4b82dd1572799fc546f4c6c03e478c6654aa4c7f945b347ea32af60d",
    "prime order plus order 4, 40c7570f4dd54835b9131184410ed4a0cc93e7d9ad053cbc6d07a62426999582",
    "prime order plus order 2, 16a567fe7d4ef5482ab4012c369bf8c5f11e8d0c2559dcda50fde59708f8aee5",
    "off the curve, 0200000000000000000000000000000000000000000000000000000000000000",
    "negative zero, 0100000000000000000000000000000000000000000000000000000000000080",
    "y is the prime, edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "y is the prime plus 1, eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "y is the prime plus 3, f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "all ones, ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "31 bytes, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751",
    "33 bytes, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a00",
  })
  void refusesEd25519PointsThatAreNoKeys(String why, String point) {
    assertThat(refusal(read(ed25519(Bytes.hex(point).base64Url())))).as(why).isEqualTo("KEY-POINT");
    assertThatThrownBy(() -> new Ed25519Key(Bytes.hex(point)))
        .as(why)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "off the curve, 7fcdce2770f6c45d4183cbee6fdb4b7b580733357be9ef13bacf6e3c7bd15445,"
        + " c7f144cd1bbd9b7e872cdfedb9eeb9f4b3695d6ea90b24ad8a4623288588e5ac",
    "zeros, 0000000000000000000000000000000000000000000000000000000000000000,"
        + " 0000000000000000000000000000000000000000000000000000000000000000",
    "x is the prime, ffffffff00000001000000000000000000000000ffffffffffffffffffffffff,"
        + " 66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4",
    "31 bytes, 7fcdce2770f6c45d4183cbee6fdb4b7b580733357be9ef13bacf6e3c7bd154,"
        + " c7f144cd1bbd9b7e872cdfedb9eeb9f4b3695d6ea90b24ad8a4623288588e5ad",
    "33 bytes, 7fcdce2770f6c45d4183cbee6fdb4b7b580733357be9ef13bacf6e3c7bd15445,"
        + " 00c7f144cd1bbd9b7e872cdfedb9eeb9f4b3695d6ea90b24ad8a4623288588e5ad",
  })
  void refusesP256PointsThatAreNoKeys(String why, String x, String y) {
    JsonObject jwk = p256(Bytes.hex(x).base64Url(), Bytes.hex(y).base64Url());
    assertThat(refusal(read(jwk))).as(why).isEqualTo("KEY-POINT");
    assertThatThrownBy(() -> new EcP256Key(Bytes.hex(x), Bytes.hex(y)))
        .as(why)
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-384", "secp256k1", "X25519", "Ed448", ""})
  void refusesOtherCurves(String curve) {
    JsonObject jwk =
        JsonObject.builder().text("crv", curve).text("kty", "EC").text("x", "AA").build();
    assertThat(refusal(read(jwk))).isEqualTo("JSON-SCHEMA");
  }

  @Test
  void refusesAKeyTypeThatIsNotTheCurves() {
    JsonObject jwk =
        JsonObject.builder().text("crv", "Ed25519").text("kty", "EC").text("x", "AA").build();
    assertThat(refusal(read(jwk))).isEqualTo("JSON-SCHEMA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kid", "alg", "use", "d"})
  void refusesFurtherMembers(String name) {
    JsonObject.Builder jwk = JsonObject.builder().text(name, "x");
    RFC_8037_A2.members().forEach(jwk::value);
    assertThat(refusal(read(jwk.build()))).isEqualTo("JSON-SCHEMA");
  }
}
