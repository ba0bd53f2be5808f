package dev.treza.keyimport;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.ProvisionalChannel;
import dev.treza.sdk.Timeouts;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/// The enclave a key is to go to, and what it is held against.
record Enclave(Endpoint endpoint, Expectation expected, RequestHead head) {
  /// Refused: `CHR-*`, `JSON-*`, `REALM` if anchor and charter do not fit together.
  static Outcome<Enclave> of(ImportJob job) {
    Outcome<TrustAnchor> anchor =
        job.anchor()
            .map(TrustAnchor::simulated)
            .orElseGet(() -> Outcome.accepted(TrustAnchor.AWS_NITRO_ROOT_G1));
    return anchor.then(trusted ->
        Charter.parse(job.root())
            .then(root ->
                root.realm().equals(trusted.realm())
                    ? Outcome.accepted(of(job, trusted, root))
                    : Outcome.refused(
                        CharterRefusal.REALM, "the charter's realm is " + root.realm().text())));
  }

  private static Enclave of(ImportJob job, TrustAnchor anchor, Charter root) {
    Expectation expected =
        new Expectation(
            anchor,
            new ExpectedMeasurements(job.measurements()),
            job.enclave(),
            new ExpectedRoot.Pinned(root.digest()),
            place(root.place()));
    return new Enclave(
        new Endpoint(job.host(), job.port()),
        expected,
        new RequestHead(root.realm(), root.namespace(), job.enclave()));
  }

  private static Optional<ExpectedPlace> place(Place place) {
    return place.regions().isEmpty() || place.parentRole().isEmpty()
        ? Optional.empty()
        : Optional.of(new ExpectedPlace(place.parentRole(), new TreeSet<>(place.regions())));
  }

  /// A channel to it, verified; the caller closes it. Refused: `ATT-*`, `CHN-*`.
  Outcome<AttestedChannel> attested(Instant now) {
    return ProvisionalChannel.open(endpoint, Timeouts.USUAL, new SecureRandom())
        .then(channel -> {
          try (channel) {
            return channel.attest(expected, now).channel();
          }
        });
  }
}
