package dev.treza.sdk.peer;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.CoseSign1;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.TrustAnchor;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A security module under a root made for the test: signs whatever document it is told to.
public final class TestModule {
  private static final String MODULE = "i-0123456789abcdef0-enc0123456789abcdef";
  private static final Bytes ES384 = Bytes.hex("a1013822");
  private static final Bytes NULL = Bytes.hex("f6");

  private final Certificates root = Certificates.root("CN=aws.nitro-enclaves");
  private final Certificates issuer = root.issue("CN=instance", 0);
  private final Certificates leaf =
      issuer.issue("C=US,O=Amazon,OU=AWS,CN=" + MODULE + ".eu-west-1.aws", -1);

  public TrustAnchor anchor() {
    return Accept.accepted(TrustAnchor.simulated(der(root)));
  }

  /// PCR0 to PCR2 of the image under test.
  public static Map<Integer, PcrValue> image(String name) {
    Map<Integer, PcrValue> pcrs = new TreeMap<>();
    for (int index = 0; index <= 2; index++) {
      pcrs.put(index, PcrValue.extendedWith(Bytes.utf8(name + index)));
    }
    return pcrs;
  }

  public static ExpectedMeasurements measurements(String name) {
    return ExpectedMeasurements.of(Accept.accepted(Measurements.of(name, "1.0.0", image(name))));
  }

  public Bytes document(
      Map<Integer, PcrValue> pcrs,
      Instant time,
      Optional<Bytes> nonce,
      Bytes userData,
      Bytes publicKey) {
    Map<Bytes, Bytes> registers = new LinkedHashMap<>();
    pcrs.forEach((index, value) -> registers.put(Cbor.whole(index), Cbor.binary(value.value())));
    Map<Bytes, Bytes> fields = new LinkedHashMap<>();
    fields.put(Cbor.text("module_id"), Cbor.text(MODULE));
    fields.put(Cbor.text("digest"), Cbor.text("SHA384"));
    fields.put(Cbor.text("timestamp"), Cbor.whole(time.toEpochMilli()));
    fields.put(Cbor.text("pcrs"), Cbor.map(registers));
    fields.put(Cbor.text("certificate"), Cbor.binary(der(leaf)));
    fields.put(
        Cbor.text("cabundle"),
        Cbor.array(List.of(Cbor.binary(der(root)), Cbor.binary(der(issuer)))));
    fields.put(Cbor.text("public_key"), Cbor.binary(publicKey));
    fields.put(Cbor.text("user_data"), Cbor.binary(userData));
    fields.put(Cbor.text("nonce"), nonce.map(Cbor::binary).orElse(NULL));
    return signed(Cbor.map(fields));
  }

  private Bytes signed(Bytes payload) {
    CoseSign1 unsigned = new CoseSign1(ES384, payload, Bytes.EMPTY);
    return Cbor.array(
        List.of(
            Cbor.binary(ES384),
            Cbor.map(Map.of()),
            Cbor.binary(payload),
            Cbor.binary(sign(unsigned.signedBytes()))));
  }

  private Bytes sign(Bytes content) {
    try {
      Signature ecdsa = Signature.getInstance("SHA384withECDSAinP1363Format");
      ecdsa.initSign(leaf.keys().getPrivate());
      ecdsa.update(content.toArray());
      return Bytes.of(ecdsa.sign());
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Bytes der(Certificates of) {
    try {
      return Bytes.of(of.certificate().getEncoded());
    } catch (CertificateEncodingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
