package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// Reads one X.509 certificate (RFC 5280) in DER. The JDK's factory also takes PEM and PKCS #7, and
/// ignores what follows: the outer form is checked first.
final class CertificateReader {
  private static final int SEQUENCE = 0x30;

  private CertificateReader() {}

  static Outcome<X509Certificate> read(String place, Bytes der) {
    if (!isOneSequence(der)) {
      return refused(place, "it is not one DER certificate");
    }
    try {
      CertificateFactory x509 = CertificateFactory.getInstance("X.509");
      return Outcome.accepted(
          (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der.toArray())));
    } catch (CertificateException malformed) {
      return refused(place, "it cannot be read: " + malformed.getMessage());
    }
  }

  /// Whether `der` is one SEQUENCE whose length, of two bytes in the shortest form (X.690 section
  /// 10.1), ends where the input does. No certificate has less than 256 bytes.
  private static boolean isOneSequence(Bytes der) {
    return der.length() >= 4 + 0x100
        && der.at(0) == SEQUENCE
        && der.at(1) == 0x82
        && (der.at(2) << 8 | der.at(3)) == der.length() - 4;
  }

  private static Outcome<X509Certificate> refused(String place, String detail) {
    return Outcome.refused(Refusal.at(AttestationRefusal.CHAIN, place, detail));
  }
}
