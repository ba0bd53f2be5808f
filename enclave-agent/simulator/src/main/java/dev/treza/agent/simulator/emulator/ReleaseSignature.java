package dev.treza.agent.simulator.emulator;

import dev.treza.agent.simulator.cbor.CborException;
import dev.treza.agent.simulator.cbor.CborItem;
import dev.treza.agent.simulator.cbor.CborReader;
import dev.treza.agent.simulator.cbor.CborWriter;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The signature section of an image: a COSE_Sign1 (RFC 9052) over PCR0. A hypervisor measures the
/// certificate into PCR8 once the signature is right.
final class ReleaseSignature {
  /// The protected header {1: -35}: ES384.
  private static final Bytes ES384 = Bytes.hex("a1013822");

  private ReleaseSignature() {}

  /// PCR8: SHA-384(0⁴⁸ ‖ SHA-384(certificate, DER)).
  ///
  /// @param pcr0 what must have been signed
  /// @throws EmulatorException if the section is malformed or the signature wrong
  static PcrValue pcr8(Bytes section, PcrValue pcr0) throws EmulatorException {
    try {
      Map<String, CborItem> entry = fields(items(CborReader.read(section.toArray()), 1).getFirst());
      X509Certificate certificate = certificate(numbers(entry.get("signing_certificate")));
      List<CborItem> sign1 = items(CborReader.read(numbers(entry.get("signature"))), 4);
      byte[] payload = octets(sign1.get(2)).toArray();
      Map<String, CborItem> signed = fields(CborReader.read(payload));
      if (!octets(sign1.get(0)).equals(ES384)
          || !Bytes.of(numbers(signed.get("register_value"))).equals(pcr0.value())
          || !verifies(certificate, payload, octets(sign1.get(3)))) {
        throw new EmulatorException("the image's signature is not one over its PCR0");
      }
      byte[] der = MessageDigest.getInstance("SHA-384").digest(certificate.getEncoded());
      return PcrValue.extendedWith(Bytes.of(der));
    } catch (CborException | GeneralSecurityException malformed) {
      throw new EmulatorException("the image's signature cannot be read", malformed);
    }
  }

  private static X509Certificate certificate(byte[] pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static boolean verifies(X509Certificate certificate, byte[] payload, Bytes value)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA384withECDSAinP1363Format");
    signature.initVerify(certificate);
    signature.update(
        new CborWriter()
            .array(4)
            .text("Signature1")
            .octets(ES384.toArray())
            .octets(new byte[0])
            .octets(payload)
            .toArray());
    return signature.verify(value.toArray());
  }

  private static List<CborItem> items(@Nullable CborItem item, int count) throws EmulatorException {
    if (item instanceof CborItem.Items(List<CborItem> values) && values.size() == count) {
      return values;
    }
    throw malformed();
  }

  private static Map<String, CborItem> fields(@Nullable CborItem item) throws EmulatorException {
    if (item instanceof CborItem.Fields(Map<String, CborItem> values)) {
      return values;
    }
    throw malformed();
  }

  private static Bytes octets(@Nullable CborItem item) throws EmulatorException {
    if (item instanceof CborItem.Octets(Bytes value)) {
      return value;
    }
    throw malformed();
  }

  /// Bytes written as an array of numbers, as the AWS tools do.
  private static byte[] numbers(@Nullable CborItem item) throws EmulatorException {
    if (!(item instanceof CborItem.Items(List<CborItem> values))) {
      throw malformed();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (CborItem value : values) {
      if (!(value instanceof CborItem.Unsigned(long number)) || number > 0xff) {
        throw malformed();
      }
      bytes.write((int) number);
    }
    return bytes.toByteArray();
  }

  private static EmulatorException malformed() {
    return new EmulatorException("the image's signature section is malformed");
  }
}
