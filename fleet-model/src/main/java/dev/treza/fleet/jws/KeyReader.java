package dev.treza.fleet.jws;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Optional;

/// Makes keys out of what was received; the checks themselves are in [P256] and [Edwards25519].
final class KeyReader {
  private KeyReader() {}

  static PublicJwk read(JsonFields fields) throws JsonShapeException {
    boolean p256 = fields.choice("crv", KeyReader::isP256);
    fields.literal("kty", p256 ? "EC" : "OKP");
    Bytes x = fields.base64Url("x");
    if (p256) {
      Bytes y = fields.base64Url("y");
      refuse(P256.fault(x, y), fields);
      return new EcP256Key(x, y);
    }
    refuse(Edwards25519.fault(x), fields);
    return new Ed25519Key(x);
  }

  private static Optional<Boolean> isP256(String curve) {
    return switch (curve) {
      case "P-256" -> Optional.of(true);
      case "Ed25519" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static void refuse(Optional<String> fault, JsonFields fields) throws JsonShapeException {
    if (fault.isPresent()) {
      throw JsonShapeException.at(JwsRefusal.KEY_POINT, fields.place(), fault.get());
    }
  }

  static Outcome<PublicJwk> ecP256(ECPublicKey key) {
    if (!P256.isCurveOf(key)) {
      return Outcome.refused(JwsRefusal.KEY_POINT, "not the curve P-256");
    }
    BigInteger x = key.getW().getAffineX();
    BigInteger y = key.getW().getAffineY();
    if (x == null || y == null || tooLong(x) || tooLong(y)) {
      return Outcome.refused(JwsRefusal.KEY_POINT, "a coordinate is missing or too long");
    }
    Bytes xBytes = BigEndian.bytes32(x);
    Bytes yBytes = BigEndian.bytes32(y);
    return P256.fault(xBytes, yBytes)
        .<Outcome<PublicJwk>>map(fault -> Outcome.refused(JwsRefusal.KEY_POINT, fault))
        .orElseGet(() -> Outcome.accepted(new EcP256Key(xBytes, yBytes)));
  }

  private static boolean tooLong(BigInteger coordinate) {
    return coordinate.signum() < 0 || coordinate.bitLength() > 256;
  }

  static Outcome<PublicJwk> ed25519(EdECPublicKey key) {
    if (!key.getParams().getName().equals("Ed25519") || tooLong(key.getPoint().getY())) {
      return Outcome.refused(JwsRefusal.KEY_POINT, "not the curve Ed25519");
    }
    Bytes x = Edwards25519.encode(key.getPoint());
    return Edwards25519.fault(x)
        .<Outcome<PublicJwk>>map(fault -> Outcome.refused(JwsRefusal.KEY_POINT, fault))
        .orElseGet(() -> Outcome.accepted(new Ed25519Key(x)));
  }
}
