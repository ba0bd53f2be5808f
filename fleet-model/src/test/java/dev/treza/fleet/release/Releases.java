package dev.treza.fleet.release;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Releases and keys the tests of this package use.
final class Releases {
  static final Realm.Simulated SIMULATOR =
      new Realm.Simulated(Digest.of(Bytes.utf8("a simulator's root")));
  static final Bytes FILE = Bytes.utf8("an image");

  private Releases() {}

  static JwsSigner signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return accepted(SoftwareJwsSigner.of(generator.generateKeyPair()));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  static Measurements measurements(String release) {
    return accepted(
        Measurements.of(
            "Agent",
            release,
            Map.of(0, pcr("0"), 1, pcr("1"), 2, pcr("2"), 8, pcr("the certificate"))));
  }

  static Release of(Realm realm) {
    return new Release(
        realm,
        "1.2.3",
        Instant.ofEpochMilli(1_767_225_600_000L),
        List.of(
            ReleaseImage.of(FILE, measurements("1.2.3")),
            ReleaseImage.of(Bytes.utf8("another image"), measurements("1.2.3"))));
  }

  static String signed(JsonObject release, JwsSigner signer) {
    try {
      return Jws.sign(JwsType.RELEASE, release, signer);
    } catch (SigningException fault) {
      throw new AssertionError(fault);
    }
  }

  static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  private static PcrValue pcr(String content) {
    return PcrValue.extendedWith(Bytes.utf8(content));
  }
}
