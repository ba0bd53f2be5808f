package dev.treza.agent.aws.tls;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The roots that a certificate of an endpoint may lead to. AWS's are constants of the code; any
/// other root is a simulator's and believed in its realm only.
public final class TrustRoots {
  private static final Map<String, String> AMAZON_PINS =
      Map.of(
          "amazon-root-ca-1",
          "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
          "amazon-root-ca-2",
          "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
          "amazon-root-ca-3",
          "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
          "amazon-root-ca-4",
          "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
          "starfield-services-root-ca-g2",
          "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5");

  /// What the endpoints of AWS lead to (amazontrust.com/repository).
  public static final TrustRoots AMAZON = amazon();

  private final Set<TrustAnchor> anchors;

  private TrustRoots(Set<TrustAnchor> anchors) {
    this.anchors = Set.copyOf(anchors);
  }

  /// The root of a simulator.
  ///
  /// @param der its certificate
  /// @throws CertificateException if it is none
  public static TrustRoots simulated(Bytes der) throws CertificateException {
    return new TrustRoots(Set.of(anchor(new ByteArrayInputStream(der.toArray()))));
  }

  Set<TrustAnchor> anchors() {
    return anchors;
  }

  private static TrustRoots amazon() {
    return new TrustRoots(
        AMAZON_PINS.entrySet().stream()
            .map(pin -> pinned(pin.getKey(), pin.getValue()))
            .collect(Collectors.toSet()));
  }

  private static TrustAnchor pinned(String name, String sha256) {
    try (InputStream pem = TrustRoots.class.getResourceAsStream(name + ".pem")) {
      TrustAnchor anchor = anchor(pem);
      if (!Digest.of(anchor.getTrustedCert().getEncoded()).hex().equals(sha256)) {
        throw new IllegalStateException("the built-in " + name + " is another certificate");
      }
      return anchor;
    } catch (IOException | CertificateException damaged) {
      throw new IllegalStateException("the built-in " + name + " cannot be read", damaged);
    }
  }

  private static TrustAnchor anchor(InputStream certificate) throws CertificateException {
    return new TrustAnchor(
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(certificate),
        null);
  }
}
