package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;

/// Writes signed documents: compact JWS (RFC 7515 section 7.1) over canonical JSON.
public final class Jws {
  /// The payload field that repeats the header's `typ`.
  static final String KIND = "kind";

  private Jws() {}

  /// Signs `payload` and checks the signature before giving it out.
  ///
  /// @throws IllegalArgumentException if the payload's `kind` is not `type`, or if it is no
  ///   document that [CanonicalJson#parse] accepts: too large, too deep, or with JSON numbers
  /// @throws SigningException if the credential could not sign, or signed with another key
  public static String sign(JwsType type, JsonObject payload, JwsSigner signer)
      throws SigningException {
    Bytes encoded = CanonicalJson.encode(payload);
    requireSignable(type, payload, encoded);
    PublicJwk key = signer.key();
    Bytes header = CanonicalJson.encode(header(type, key));
    String input = header.base64Url() + "." + encoded.base64Url();
    Bytes signed = Bytes.utf8(input);
    Bytes signature = signer.sign(signed);
    if (!key.verifies(signed, signature)) {
      throw new SigningException("the credential gave a signature its own key does not confirm");
    }
    return input + "." + signature.base64Url();
  }

  /// True if the payload says it is what the header says it is.
  static boolean isOfKind(JwsType type, JsonObject payload) {
    return payload.member(KIND).filter(new JsonText(type.text())::equals).isPresent();
  }

  static JsonObject header(JwsType type, PublicJwk key) {
    return JsonObject.builder()
        .text("alg", key.algorithm())
        .text("kid", key.kid())
        .text("typ", type.text())
        .build();
  }

  private static void requireSignable(JwsType type, JsonObject payload, Bytes encoded) {
    if (!isOfKind(type, payload)) {
      throw new IllegalArgumentException("the payload's kind must be " + type.text());
    }
    if (CanonicalJson.parse(encoded) instanceof Outcome.Refused<JsonObject>(var refusal)) {
      throw new IllegalArgumentException(refusal.line());
    }
  }
}
