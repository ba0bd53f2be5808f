package dev.treza.fleet.release;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.ExpectedMeasurements;

/// A release whose signature, form and realm [ReleaseVerifier] has checked; nobody else can make
/// one.
public final class VerifiedRelease {
  private final Release release;
  private final ReleaseAnchor anchor;

  VerifiedRelease(Release release, ReleaseAnchor anchor) {
    this.release = release;
    this.anchor = anchor;
  }

  public Release release() {
    return release;
  }

  /// What it was verified under.
  public ReleaseAnchor anchor() {
    return anchor;
  }

  /// The measurements to expect of enclaves in `realm`. Refused (`REL-REALM`) if the release is for
  /// another.
  public Outcome<ExpectedMeasurements> measurements(Realm realm) {
    return release.realm().equals(realm)
        ? Outcome.accepted(release.measurements())
        : Outcome.refused(
            ReleaseRefusal.REALM,
            "it is for " + release.realm().text() + ", the enclave is in " + realm.text());
  }

  /// The entry of the image in `file`. Refused (`REL-IMAGE`) if the release does not name it.
  public Outcome<ReleaseImage> image(Bytes file) {
    return release.images().stream()
        .filter(image -> image.isFile(file))
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ReleaseRefusal.IMAGE, "release " + release.version() + " has another digest"));
  }

  /// Names version, realm and key.
  @Override
  public String toString() {
    return "release "
        + release.version()
        + " for "
        + release.realm().text()
        + ", signed by "
        + anchor.key().kid();
  }
}
