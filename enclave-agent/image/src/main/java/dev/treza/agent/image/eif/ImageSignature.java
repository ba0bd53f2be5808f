package dev.treza.agent.image.eif;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.image.ImageRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A release's signature over an image: a COSE_Sign1 (RFC 9052 section 4.2, ES384) over PCR0, with
/// the certificate whose digest becomes PCR8.
///
/// @param certificate X.509, DER
/// @param pcr0 what was signed
/// @param value r ‖ s, 48 bytes each
public record ImageSignature(Bytes certificate, PcrValue pcr0, Bytes value) {
  static final int LENGTH = 96;

  /// The canonical encoding of {1: -35}: the algorithm is ES384 (RFC 9053 section 2.1).
  private static final Bytes ES384 = Bytes.hex("a1013822");

  private static final String PEM_BEGIN = "-----BEGIN CERTIFICATE-----\n";
  private static final String PEM_END = "\n-----END CERTIFICATE-----\n";
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /// The content of the signature section, as the AWS tools lay it out.
  public Bytes encode() {
    Bytes sign1 =
        new CborWriter()
            .array(4)
            .octets(ES384)
            .map(0)
            .octets(payload(pcr0))
            .octets(value)
            .toBytes();
    return new CborWriter()
        .array(1)
        .map(2)
        .text("signing_certificate")
        .numbers(pem(certificate))
        .text("signature")
        .numbers(sign1)
        .toBytes();
  }

  /// The signature that a section holds. Refused (`IMG-SIGNATURE`) if [#encode] would have written
  /// it otherwise. Whether it is right is not looked at: see [SignatureCheck].
  public static Outcome<ImageSignature> decode(Bytes section) {
    try {
      ImageSignature signature = read(new CborCursor(section));
      return signature.encode().equals(section)
          ? Outcome.accepted(signature)
          : Outcome.refused(
              ImageRefusal.SIGNATURE, "the signature section is not in the one form it may have");
    } catch (ImageShapeException refused) {
      return Outcome.refused(refused.refusal());
    }
  }

  private static ImageSignature read(CborCursor section) throws ImageShapeException {
    section.array(1);
    section.map(2);
    section.text("signing_certificate");
    Bytes pem = section.numbers();
    section.text("signature");
    CborCursor sign1 = new CborCursor(section.numbers());
    section.end();
    sign1.array(4);
    sign1.octets();
    sign1.map(0);
    Bytes payload = sign1.octets();
    Bytes value = sign1.octets();
    sign1.end();
    return new ImageSignature(der(pem), signedPcr0(new CborCursor(payload)), value);
  }

  private static PcrValue signedPcr0(CborCursor payload) throws ImageShapeException {
    payload.map(2);
    payload.text("register_index");
    payload.integer(0);
    payload.text("register_value");
    Bytes register = payload.numbers();
    payload.end();
    if (register.length() != PcrValue.LENGTH) {
      throw ImageShapeException.of(
          ImageRefusal.SIGNATURE, "the signed register has " + register.length() + " bytes");
    }
    return new PcrValue(register);
  }

  /// What the signature is over: the Sig_structure of RFC 9052 section 4.4, without external data.
  static Bytes signedBytes(PcrValue pcr0) {
    return new CborWriter()
        .array(4)
        .text("Signature1")
        .octets(ES384)
        .octets(Bytes.EMPTY)
        .octets(payload(pcr0))
        .toBytes();
  }

  private static Bytes payload(PcrValue pcr0) {
    return new CborWriter()
        .map(2)
        .text("register_index")
        .integer(0)
        .text("register_value")
        .numbers(pcr0.value())
        .toBytes();
  }

  private static Bytes pem(Bytes der) {
    return Bytes.utf8(PEM_BEGIN + PEM.encodeToString(der.toArray()) + PEM_END);
  }

  private static Bytes der(Bytes pem) throws ImageShapeException {
    String text = new String(pem.toArray(), StandardCharsets.US_ASCII);
    if (text.length() <= PEM_BEGIN.length() + PEM_END.length()) {
      throw ImageShapeException.of(ImageRefusal.SIGNATURE, "there is no certificate");
    }
    String inner = text.substring(PEM_BEGIN.length(), text.length() - PEM_END.length());
    try {
      return Bytes.of(Base64.getDecoder().decode(inner.replace("\n", "")));
    } catch (IllegalArgumentException notBase64) {
      throw ImageShapeException.of(
          ImageRefusal.SIGNATURE, "the certificate is not PEM: " + notBase64.getMessage());
    }
  }
}
