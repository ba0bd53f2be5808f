package dev.treza.fleet.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JwsTest {
  private static final JwsSigner ALICE = Signers.p256();
  private static final JwsSigner BOB = Signers.ed25519();
  private static final KeyLookup KEYS = KeyLookup.of(List.of(ALICE.key(), BOB.key()));
  private static final JsonObject APPROVAL =
      JsonObject.builder().text("kind", "approval").text("request", "r").build();

  private static Outcome<VerifiedJws> verify(String compact) {
    return JwsVerifier.verify(compact, KEYS, JwsType.APPROVAL);
  }

  private static VerifiedJws verified(String compact) {
    return switch (verify(compact)) {
      case Outcome.Accepted<VerifiedJws>(VerifiedJws jws) -> jws;
      case Outcome.Refused<VerifiedJws>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  private static String refusal(Outcome<VerifiedJws> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<VerifiedJws>(VerifiedJws jws) ->
          throw new AssertionError("took " + jws);
      case Outcome.Refused<VerifiedJws>(var refusal) -> refusal.id().id();
    };
  }

  /// A JWS whose signature is right over whatever header and payload are given.
  private static String signed(String header, String payload, JwsSigner signer)
      throws SigningException {
    String input = Bytes.utf8(header).base64Url() + "." + Bytes.utf8(payload).base64Url();
    return input + "." + signer.sign(Bytes.utf8(input)).base64Url();
  }

  private static String signed(String payload) throws SigningException {
    return signed(header("EdDSA", BOB.key().kid(), "approval"), payload, BOB);
  }

  private static String header(String alg, String kid, String typ) {
    return "{\"alg\":\"" + alg + "\",\"kid\":\"" + kid + "\",\"typ\":\"" + typ + "\"}";
  }

  @Test
  void verifiesWhatEitherKindOfKeySigned() throws SigningException {
    for (JwsSigner signer : List.of(ALICE, BOB)) {
      VerifiedJws jws = verified(Jws.sign(JwsType.APPROVAL, APPROVAL, signer));
      assertThat(jws.key()).isEqualTo(signer.key());
      assertThat(jws.type()).isEqualTo(JwsType.APPROVAL);
      assertThat(jws.document()).isEqualTo(APPROVAL);
      assertThat(jws.payload()).isEqualTo(CanonicalJson.encode(APPROVAL));
      assertThat(jws.digest()).isEqualTo(Digest.of(CanonicalJson.encode(APPROVAL)));
    }
  }

  @ParameterizedTest
  @EnumSource(JwsType.class)
  void signsEveryTypeAsItself(JwsType type) throws SigningException {
    JsonObject payload = JsonObject.builder().text("kind", type.text()).build();
    String compact = Jws.sign(type, payload, BOB);
    assertThat(JwsVerifier.verify(compact, KEYS, type)).isInstanceOf(Outcome.Accepted.class);
    assertThat(JwsType.parse(type.text())).contains(type);
  }

  @Test
  void refusesADocumentSignedForAnotherPurpose() throws SigningException {
    String compact = Jws.sign(JwsType.APPROVAL, APPROVAL, BOB);
    assertThat(refusal(JwsVerifier.verify(compact, KEYS, JwsType.GENESIS))).isEqualTo("JWS-TYP");
  }

  @Test
  void refusesAPayloadOfAnotherKindThanItsHeader() throws SigningException {
    assertThat(refusal(verify(signed("{\"kind\":\"genesis\"}")))).isEqualTo("JWS-TYP");
    assertThat(refusal(verify(signed("{}")))).isEqualTo("JWS-TYP");
    assertThat(refusal(verify(signed("{\"kind\":[\"approval\"]}")))).isEqualTo("JWS-TYP");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": \"approval\"} | JSON-CANON",
        "{\"kind\":\"approval\",\"n\":1} | JSON-NUMBER",
        "{\"kind\":\"approval\",\"kind\":\"approval\"} | JSON-DUPLICATE",
        "[] | JSON-SCHEMA",
        "approval | JSON-SYNTAX",
      })
  void refusesASignedPayloadThatIsNotCanonical(String payload, String id) throws SigningException {
    assertThat(refusal(verify(signed(payload)))).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"crit\":\"exp\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"jwk\":{},\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"b64\":false,\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"typ\":\"approval\",\"kid\":\"KID\",\"alg\":\"EdDSA\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"approval\" } | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"kid\":\"bob\",\"typ\":\"approval\"} | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID=\",\"typ\":\"approval\"} | JWS-HEADER",
        "`` | JWS-HEADER",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"Approval\"} | JWS-TYP",
        "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"JWT\"} | JWS-TYP",
        "{\"alg\":\"EdDSA\",\"kid\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\","
            + "\"typ\":\"approval\"} | JWS-KEY-UNKNOWN",
        "{\"alg\":\"none\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-ALG",
        "{\"alg\":\"ES256\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-ALG",
        "{\"alg\":\"HS256\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-ALG",
        "{\"alg\":\"eddsa\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-ALG",
        "{\"alg\":\"Ed25519\",\"kid\":\"KID\",\"typ\":\"approval\"} | JWS-ALG",
      })
  void refusesEveryOtherHeaderThoughItIsSigned(String header, String id) throws SigningException {
    String own = header.replace("KID", BOB.key().kid());
    assertThat(refusal(verify(signed(own, "{\"kind\":\"approval\"}", BOB)))).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%1$s.%2$s | JWS-FORM",
        "%1$s.%2$s.%3$s. | JWS-FORM",
        "%1$s.%2$s.%3$s.%3$s | JWS-FORM",
        "%1$s | JWS-FORM",
        "{\"payload\":\"%2$s\"} | JWS-FORM",
        "%1$s=.%2$s.%3$s | JWS-BASE64",
        "%1$s.%2$s=.%3$s | JWS-BASE64",
        "%1$s.%2$s.%3$s== | JWS-BASE64",
        "%1$s.%2$s.%3$s x | JWS-BASE64",
        "%1$s.%2$s\u00e9.%3$s | JWS-BASE64",
        "%1$s..%3$s | JWS-SIGNATURE",
        "%1$s.%2$s. | JWS-SIGNATURE",
        "%1$s.%2$sAAAA.%3$s | JWS-SIGNATURE",
        "%1$s.%2$s.%3$sAAAA | JWS-SIGNATURE",
        ".%2$s.%3$s | JWS-HEADER",
      })
  void refusesADamagedForm(String form, String id) throws SigningException {
    Object[] parts = Jws.sign(JwsType.APPROVAL, APPROVAL, BOB).split("\\.", -1);
    assertThat(refusal(verify(form.formatted(parts)))).isEqualTo(id);
  }

  @Test
  void refusesStrayBitsInTheLastCharacterOfASignature() throws SigningException {
    String compact = Jws.sign(JwsType.APPROVAL, APPROVAL, BOB);
    char last = compact.charAt(compact.length() - 1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    String stray =
        compact.substring(0, compact.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
    assertThat(refusal(verify(stray))).isEqualTo("JWS-BASE64");
  }

  @Test
  void refusesEverySingleBitFlip() throws SigningException {
    String[] parts = Jws.sign(JwsType.APPROVAL, APPROVAL, ALICE).split("\\.", -1);
    for (int part = 0; part < parts.length; part++) {
      Bytes original = Base64Url.decode(parts[part]).orElseThrow();
      for (int bit = 0; bit < original.length() * 8; bit++) {
        byte[] flipped = original.toArray();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        String[] tampered = parts.clone();
        tampered[part] = Bytes.of(flipped).base64Url();
        assertThat(verify(String.join(".", tampered)))
            .as("part %d, bit %d", part, bit)
            .isInstanceOf(Outcome.Refused.class);
      }
    }
  }

  @Test
  void refusesTheSignatureOfAnotherKnownKey() throws SigningException {
    String foreign = header("EdDSA", BOB.key().kid(), "approval");
    JwsSigner mallory = Signers.ed25519();
    assertThat(refusal(verify(signed(foreign, "{\"kind\":\"approval\"}", mallory))))
        .isEqualTo("JWS-SIGNATURE");
  }

  @Test
  void refusesAKeyThatALookupGivesForAnotherThumbprint() throws SigningException {
    KeyLookup careless = thumbprint -> KEYS.find(BOB.key().thumbprint());
    String compact = Jws.sign(JwsType.APPROVAL, APPROVAL, ALICE);
    assertThat(refusal(JwsVerifier.verify(compact, careless, JwsType.APPROVAL)))
        .isEqualTo("JWS-KEY-UNKNOWN");
  }

  @Test
  void refusesADocumentTooLongToDecode() {
    assertThat(refusal(verify("A".repeat(352 * 1024 + 1)))).isEqualTo("JWS-FORM");
  }

  @Test
  void takesTheLargestDocumentThatMayBeSigned() throws SigningException {
    String filler = "x".repeat(256 * 1024 - "{\"kind\":\"approval\",\"x\":\"\"}".length());
    JsonObject large = JsonObject.builder().text("kind", "approval").text("x", filler).build();
    assertThat(verified(Jws.sign(JwsType.APPROVAL, large, BOB)).document()).isEqualTo(large);
  }

  /// Both (r, s) and (r, n - s) verify, so identity is the payload's digest and never the JWS.
  @Test
  void givesTheSameIdentityToBothFormsOfAnEcdsaSignature() throws SigningException {
    String compact = Jws.sign(JwsType.APPROVAL, APPROVAL, ALICE);
    String twin = withMirroredS(compact);
    assertThat(twin).isNotEqualTo(compact);
    assertThat(verified(twin).digest()).isEqualTo(verified(compact).digest());
    assertThat(verified(twin).kid()).isEqualTo(verified(compact).kid());
  }

  private static String withMirroredS(String compact) {
    int dot = compact.lastIndexOf('.');
    Bytes signature = Base64Url.decode(compact.substring(dot + 1)).orElseThrow();
    BigInteger s = BigEndian.number(signature.slice(32, 64));
    Bytes mirrored = BigEndian.bytes32(P256.PARAMETERS.getOrder().subtract(s));
    return compact.substring(0, dot + 1) + signature.slice(0, 32).concat(mirrored).base64Url();
  }

  @Test
  void refusesAnEd25519SignatureWhoseScalarIsOneOrderTooLarge() throws SigningException {
    String compact = Jws.sign(JwsType.APPROVAL, APPROVAL, BOB);
    int dot = compact.lastIndexOf('.');
    Bytes signature = Base64Url.decode(compact.substring(dot + 1)).orElseThrow();
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    BigInteger s = BigEndian.number(BigEndian.reversed(signature.slice(32, 64))).add(order);
    Bytes shifted = signature.slice(0, 32).concat(BigEndian.reversed(BigEndian.bytes32(s)));
    assertThat(refusal(verify(compact.substring(0, dot + 1) + shifted.base64Url())))
        .isEqualTo("JWS-SIGNATURE");
  }

  @Test
  void doesNotSignUnderAnotherTypeThanTheKind() {
    assertThatThrownBy(() -> Jws.sign(JwsType.GENESIS, APPROVAL, BOB))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doesNotSignWhatItWouldNotAccept() {
    JsonObject numbered = JsonObject.builder().text("kind", "approval").number("n", 1).build();
    assertThatThrownBy(() -> Jws.sign(JwsType.APPROVAL, numbered, BOB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JSON-NUMBER");
  }

  @Test
  void doesNotGiveOutASignatureItsOwnKeyDoesNotConfirm() {
    JwsSigner broken =
        new JwsSigner() {
          @Override
          public PublicJwk key() {
            return ALICE.key();
          }

          @Override
          public Bytes sign(Bytes signingInput) {
            byte[] zeros = new byte[64];
            Arrays.fill(zeros, (byte) 1);
            return Bytes.of(zeros);
          }
        };
    assertThatThrownBy(() -> Jws.sign(JwsType.APPROVAL, APPROVAL, broken))
        .isInstanceOf(SigningException.class);
  }
}
