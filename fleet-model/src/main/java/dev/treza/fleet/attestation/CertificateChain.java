package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.ecdsa.EcdsaKey;
import dev.treza.fleet.ecdsa.NistCurve;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificates of one document, its own first, then the issuers up to but without the root.
/// What the bundle calls its root is never an anchor; it is only compared with the pinned one.
final class CertificateChain {
  private static final int P384_BITS = 384;
  private static final Pattern COMMON_NAME = Pattern.compile("CN=([a-z0-9.-]+),.*");
  private static final Pattern REGION = Pattern.compile("([a-z0-9-]+)\\.aws");

  private final List<X509Certificate> path;
  private final List<CertificateDetails> details;
  private final Bytes offeredRoot;

  private CertificateChain(
      List<X509Certificate> path, List<CertificateDetails> details, Bytes offeredRoot) {
    this.path = List.copyOf(path);
    this.details = List.copyOf(details);
    this.offeredRoot = offeredRoot;
  }

  static Outcome<CertificateChain> read(AttestationDocument document) {
    List<Bytes> bundle = document.cabundle();
    List<Bytes> order = new ArrayList<>(List.of(document.certificate()));
    order.addAll(bundle.reversed());
    List<X509Certificate> certificates = new ArrayList<>();
    List<CertificateDetails> details = new ArrayList<>();
    for (Bytes der : order) {
      int index = certificates.size();
      String place = index == 0 ? "certificate" : "cabundle/" + (bundle.size() - index);
      switch (CertificateReader.read(place, der)) {
        case Outcome.Refused<X509Certificate>(var refusal) -> {
          return Outcome.refused(refusal);
        }
        case Outcome.Accepted<X509Certificate>(var certificate) -> {
          certificates.add(certificate);
          details.add(CertificateDetails.of(certificate, der));
        }
      }
    }
    List<X509Certificate> path = certificates.subList(0, bundle.size());
    return Outcome.accepted(new CertificateChain(path, details, bundle.getFirst()));
  }

  /// All of them from the document's own to the root's, for display.
  List<CertificateDetails> details() {
    return details;
  }

  X509Certificate leaf() {
    return path.getFirst();
  }

  /// The key that signed the document, if it is a point of P-384.
  Optional<EcdsaKey> leafKey() {
    return leaf().getPublicKey() instanceof ECPublicKey key
        ? EcdsaKey.of(NistCurve.P384, key.getW().getAffineX(), key.getW().getAffineY())
        : Optional.empty();
  }

  /// The time span in which every certificate, the root's too, is valid; empty if `to` is before
  /// `from`.
  record Validity(Instant from, Instant to) {
    Instant nearest(Instant time) {
      return time.isBefore(from) ? from : time.isAfter(to) ? to : time;
    }
  }

  Validity validity(TrustAnchor anchor) {
    Validity all = validityOf(anchor.certificate());
    for (X509Certificate certificate : path) {
      Validity one = validityOf(certificate);
      all =
          new Validity(
              one.from().isAfter(all.from()) ? one.from() : all.from(),
              one.to().isBefore(all.to()) ? one.to() : all.to());
    }
    return all;
  }

  private static Validity validityOf(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /// Whether the path leads to `anchor` (RFC 5280 section 6) at the time nearest to `time` at which
  /// all of it is valid: "forged" and "expired" are different answers.
  StepOutcome leadsTo(TrustAnchor anchor, Instant time) {
    if (!offeredRoot.equals(anchor.der())) {
      return failed("cabundle/0", "the bundle's root is not the pinned one");
    }
    if (!isSigningLeaf()) {
      return failed("certificate", "it is not a P-384 certificate that may only sign documents");
    }
    try {
      validate(anchor, Date.from(validity(anchor).nearest(time)));
    } catch (CertPathValidatorException broken) {
      return failed(placeOf(broken.getIndex()), String.valueOf(broken.getMessage()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime validates X.509 paths", impossible);
    }
    return new StepOutcome.Passed(
        path.size() + " certificates lead to " + anchor.details().subject());
  }

  private void validate(TrustAnchor anchor, Date date)
      throws CertPathValidatorException, GeneralSecurityException {
    PKIXParameters parameters = parameters(anchor);
    parameters.setRevocationEnabled(false);
    parameters.setDate(date);
    CertPathValidator.getInstance("PKIX")
        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
  }

  private static PKIXParameters parameters(TrustAnchor anchor)
      throws InvalidAlgorithmParameterException {
    return new PKIXParameters(
        Set.of(new java.security.cert.TrustAnchor(anchor.certificate(), null)));
  }

  private boolean isSigningLeaf() {
    boolean[] usage = leaf().getKeyUsage();
    return leaf().getBasicConstraints() == -1
        && usage != null
        && usage[0]
        && leaf().getPublicKey() instanceof ECPublicKey key
        && key.getParams().getOrder().bitLength() == P384_BITS;
  }

  /// The AWS region in the certificate's common name `<module id>.<region>.aws`, or the refusal
  /// (`ATT-NAME`) if it has another one.
  Outcome<String> region(String moduleId) {
    String name = leaf().getSubjectX500Principal().getName();
    Matcher common = COMMON_NAME.matcher(name);
    if (common.matches() && !name.contains(",CN=")) {
      String enclave = common.group(1);
      Matcher region = REGION.matcher(enclave);
      if (enclave.startsWith(moduleId + ".")
          && region.region(moduleId.length() + 1, enclave.length()).matches()) {
        return Outcome.accepted(region.group(1));
      }
    }
    return Outcome.refused(
        AttestationRefusal.NAME, "the certificate is for " + name + ", not for " + moduleId);
  }

  /// Where in the document the certificate at `index` of the path is; -1 stands for none of them.
  private String placeOf(int index) {
    return index < 1 ? "certificate" : "cabundle/" + (path.size() - index);
  }

  private static StepOutcome failed(String place, String detail) {
    return StepOutcome.Failed.of(AttestationRefusal.CHAIN, place, detail);
  }
}
