package dev.treza.console.link;

import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedPlace;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.sdk.CharterChain;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/// What this computer holds an enclave against. None of it was asked of the enclave or its host:
/// the root is pinned because an officer here signed it (rule `ATT-ROOT`).
///
/// @param anchor the root its attestation documents must lead to
/// @param measurements the images it may run
/// @param root the pinned root charter
/// @param charter the one in force: the root until the enclave proved that amendments lead from it
///   to another
public record KnownEnclave(
    String id,
    TrustAnchor anchor,
    ExpectedMeasurements measurements,
    Charter root,
    Charter charter) {
  /// As it is pinned, before it was asked which charter is in force.
  public KnownEnclave(
      String id, TrustAnchor anchor, ExpectedMeasurements measurements, Charter root) {
    this(id, anchor, measurements, root, root);
  }

  /// The same enclave under the last charter of a chain that was verified.
  ///
  /// @throws IllegalArgumentException if the chain begins with another root than the pinned one
  public KnownEnclave under(CharterChain chain) {
    if (!chain.root().digest().equals(charterRoot())) {
      throw new IllegalArgumentException("the chain begins with another root");
    }
    return new KnownEnclave(id, anchor, measurements, root, chain.current());
  }

  public Realm realm() {
    return anchor.realm();
  }

  public boolean simulated() {
    return switch (realm()) {
      case Realm.Nitro() -> false;
      case Realm.Simulated(Digest _) -> true;
    };
  }

  /// Whether its keys and records are gone when it is powered off.
  public boolean forgetful() {
    return root.stateStore().equals(Charter.VOLATILE_STORE);
  }

  /// The most serious network its wallets may live on.
  public Optional<NetworkMode> gravestNetwork() {
    return charter.networks().stream().min(Comparator.naturalOrder());
  }

  public Digest charterRoot() {
    return root.digest();
  }

  /// Where it must run, if the charter says so.
  public Optional<ExpectedPlace> place() {
    Place place = root.place();
    return place.regions().isEmpty() || place.parentRole().isEmpty()
        ? Optional.empty()
        : Optional.of(new ExpectedPlace(place.parentRole(), new TreeSet<>(place.regions())));
  }

  /// Whether `other` is the same enclave held against the same.
  public boolean pinsTheSameAs(KnownEnclave other) {
    return id.equals(other.id)
        && realm().equals(other.realm())
        && measurements.equals(other.measurements)
        && charterRoot().equals(other.charterRoot());
  }

  /// Whether `other` is that, and under the same charter: what was reviewed under another cannot be
  /// approved any more.
  public boolean isRuledAs(KnownEnclave other) {
    return pinsTheSameAs(other) && charter.digest().equals(other.charter.digest());
  }

  /// Where a request to it is meant to be carried out.
  public RequestHead head() {
    return new RequestHead(realm(), root.namespace(), id);
  }
}
