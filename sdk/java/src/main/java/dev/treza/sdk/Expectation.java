package dev.treza.sdk;

import dev.treza.fleet.Ids;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import java.util.Optional;

/// Whom the caller expects at the other end of a channel. All of it comes from the caller:
/// releases, charters, introductions; never from the peer.
///
/// @param anchor the root its documents lead to; decides the realm
/// @param measurements the images it may run; none refuses everything
/// @param enclave its id
/// @param root the charter root it is bound to, or that it has none yet
/// @param place where it must run
public record Expectation(
    TrustAnchor anchor,
    ExpectedMeasurements measurements,
    String enclave,
    ExpectedRoot root,
    Optional<ExpectedPlace> place) {
  /// @throws IllegalArgumentException if `enclave` is no id
  public Expectation {
    if (!Ids.valid(enclave)) {
      throw new IllegalArgumentException("no enclave has this id");
    }
  }

  /// The same enclave, after it was founded or before.
  public Expectation withRoot(ExpectedRoot other) {
    return new Expectation(anchor, measurements, enclave, other, place);
  }
}
