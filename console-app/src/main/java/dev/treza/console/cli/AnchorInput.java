package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.TrustAnchor;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The root to trust: AWS Nitro's, unless a simulator's is named.
final class AnchorInput {
  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "root certificate of a simulator (DER or PEM); its enclaves are SIMULATED")
  private Optional<Path> file = Optional.empty();

  boolean isGiven() {
    return file.isPresent();
  }

  /// Refused: `ATT-REALM` for a production root.
  Outcome<TrustAnchor> read() throws UnreadableInputException {
    return file.isPresent()
        ? TrustAnchor.simulated(der(file.get()))
        : Outcome.accepted(TrustAnchor.AWS_NITRO_ROOT_G1);
  }

  private static Bytes der(Path file) throws UnreadableInputException {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(InputFile.read(file).toArray()));
      return Bytes.of(certificate.getEncoded());
    } catch (CertificateException none) {
      throw new UnreadableInputException(file + " is no certificate", none);
    }
  }
}
