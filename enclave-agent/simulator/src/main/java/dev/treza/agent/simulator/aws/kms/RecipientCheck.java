package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationDocument;
import dev.treza.fleet.attestation.AttestationVerifier;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.JudgedAt;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.RefusedAttestation;
import dev.treza.fleet.attestation.SimulatedAttestation;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.attestation.VerificationRequest;
import dev.treza.fleet.attestation.VerifiedAttestation;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Verifies the `Recipient` of a request: the whole attestation document, up to the simulator's
/// root, fresh, and with an RSA-2048 key in it.
final class RecipientCheck {
  private static final int RSA_BITS = 2048;

  private final TrustAnchor root;

  RecipientCheck(TrustAnchor root) {
    this.root = root;
  }

  /// The parameter as it is given, Base64.
  static String read(JsonFields fields) throws JsonShapeException {
    fields.literal("KeyEncryptionAlgorithm", "RSAES_OAEP_SHA_256");
    return fields.text("AttestationDocument");
  }

  Attested verify(Bytes document, Instant now) throws AwsError {
    return switch (AttestationVerifier.read(document)) {
      case Refused<AttestationDocument>(Refusal refusal) -> throw invalid(refusal.line());
      case Accepted<AttestationDocument>(AttestationDocument claimed) -> {
        requireTrue(document, claimed, now);
        yield new Attested(key(claimed), conditions(claimed));
      }
    };
  }

  private void requireTrue(Bytes document, AttestationDocument claimed, Instant now)
      throws AwsError {
    Outcome<Measurements> own =
        Measurements.of("its own", "own", Map.copyOf(new TreeMap<>(claimed.pcrs().headMap(3))));
    if (!(own instanceof Accepted<Measurements>(Measurements measurements))) {
      throw invalid("PCR0, 1 or 2 is missing");
    }
    var verdict =
        AttestationVerifier.verify(
                document,
                VerificationRequest.of(
                    root, ExpectedMeasurements.of(measurements), JudgedAt.live(now)))
            .verdict();
    switch (verdict) {
      case RefusedAttestation(Refusal refusal) -> throw invalid(refusal.line());
      case SimulatedAttestation _, VerifiedAttestation _ -> {}
    }
  }

  private static PublicKey key(AttestationDocument document) throws AwsError {
    Bytes der = document.publicKey().orElseThrow(() -> invalid("it has no public key"));
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der.toArray()));
      if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == RSA_BITS) {
        return key;
      }
      throw invalid("its public key is no RSA-2048 key");
    } catch (GeneralSecurityException otherwise) {
      throw invalid("its public key is no RSA-2048 key");
    }
  }

  private static SortedMap<String, String> conditions(AttestationDocument document) {
    SortedMap<String, String> keys = new TreeMap<>();
    document
        .pcrs()
        .forEach((index, value) -> keys.put("kms:RecipientAttestation:PCR" + index, value.hex()));
    document.pcr(0).ifPresent(pcr -> keys.put("kms:RecipientAttestation:ImageSha384", pcr.hex()));
    return keys;
  }

  private static AwsError invalid(String detail) {
    return new AwsError("ValidationException", "the attestation document: " + detail);
  }
}
