package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Optional;

/// Checks signed documents (rules `JWS-*`): compact form only, the header exactly `alg`, `kid` and
/// `typ` in canonical form, the algorithm the key's own, and one spelling for every byte.
public final class JwsVerifier {
  /// Room for the largest document [CanonicalJson] accepts, in Base64url, with header and
  /// signature.
  private static final int MAX_LENGTH = 352 * 1024;

  private JwsVerifier() {}

  /// The parts of a compact JWS, decoded.
  private record Parts(Bytes signingInput, Bytes header, Bytes payload, Bytes signature) {}

  private record Header(String alg, Digest kid, String typ) {}

  /// Checks `compact` in the order form, encoding, header, type, key, algorithm, signature; what is
  /// signed is parsed last.
  ///
  /// @param keysByThumbprint the keys that may have signed
  /// @param expected what the document must be
  public static Outcome<VerifiedJws> verify(
      String compact, KeyLookup keysByThumbprint, JwsType expected) {
    return split(compact)
        .then(parts ->
            header(parts)
                .then(header -> key(header, keysByThumbprint, expected))
                .then(key -> signed(parts, key))
                .then(key -> document(parts, key, expected)));
  }

  private static Outcome<Parts> split(String compact) {
    if (compact.length() > MAX_LENGTH) {
      return Outcome.refused(JwsRefusal.FORM, "longer than " + MAX_LENGTH + " characters");
    }
    String[] parts = compact.split("\\.", -1);
    if (parts.length != 3) {
      return Outcome.refused(JwsRefusal.FORM, parts.length + " parts instead of three");
    }
    Bytes input = Bytes.utf8(parts[0] + "." + parts[1]);
    return decode("header", parts[0])
        .then(header ->
            decode("payload", parts[1])
                .then(payload ->
                    decode("signature", parts[2])
                        .map(sig -> new Parts(input, header, payload, sig))));
  }

  private static Outcome<Bytes> decode(String place, String part) {
    return Base64Url.decode(part)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                Refusal.at(JwsRefusal.BASE64, place, "not unpadded canonical Base64url")));
  }

  private static Outcome<Header> header(Parts parts) {
    return switch (JsonFields.decode(parts.header(), JwsVerifier::readHeader)) {
      case Outcome.Accepted<Header> accepted -> accepted;
      case Outcome.Refused<Header>(Refusal refusal) ->
          Outcome.refused(new Refusal(JwsRefusal.HEADER, refusal.line(), Optional.of("header")));
    };
  }

  private static Header readHeader(JsonFields fields) throws JsonShapeException {
    Bytes kid = fields.base64Url("kid");
    if (kid.length() != Digest.LENGTH) {
      throw JsonShapeException.at(
          JwsRefusal.HEADER, fields.place("kid"), "a SHA-256 thumbprint is expected");
    }
    return new Header(fields.text("alg"), new Digest(kid), fields.text("typ"));
  }

  private static Outcome<PublicJwk> key(Header header, KeyLookup keys, JwsType expected) {
    if (!header.typ().equals(expected.text())) {
      return refused(JwsRefusal.TYP, "typ", expected.text() + " is expected");
    }
    Optional<PublicJwk> key =
        keys.find(header.kid()).filter(found -> found.thumbprint().equals(header.kid()));
    if (key.isEmpty()) {
      return refused(JwsRefusal.KEY_UNKNOWN, "kid", header.kid().value().base64Url());
    }
    if (!header.alg().equals(key.get().algorithm())) {
      return refused(JwsRefusal.ALG, "alg", "this key signs with " + key.get().algorithm());
    }
    return Outcome.accepted(key.get());
  }

  private static Outcome<PublicJwk> signed(Parts parts, PublicJwk key) {
    return key.verifies(parts.signingInput(), parts.signature())
        ? Outcome.accepted(key)
        : Outcome.refused(JwsRefusal.SIGNATURE, "the signature does not fit key and document");
  }

  private static Outcome<VerifiedJws> document(Parts parts, PublicJwk key, JwsType expected) {
    return CanonicalJson.parse(parts.payload())
        .then(document -> verified(parts, key, expected, document));
  }

  private static Outcome<VerifiedJws> verified(
      Parts parts, PublicJwk key, JwsType expected, JsonObject document) {
    return Jws.isOfKind(expected, document)
        ? Outcome.accepted(new VerifiedJws(expected, key, parts.payload(), document))
        : refused(JwsRefusal.TYP, Jws.KIND, "the payload's kind is not " + expected.text());
  }

  private static <T> Outcome<T> refused(RefusalId id, String place, String detail) {
    return Outcome.refused(Refusal.at(id, place, detail));
  }
}
