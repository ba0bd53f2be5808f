package dev.treza.agent.launch;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.CredentialsSource;
import dev.treza.agent.aws.Pauses;
import dev.treza.agent.aws.dynamo.StateTable;
import dev.treza.agent.aws.tls.EndpointSockets;
import dev.treza.agent.aws.tls.TlsDialer;
import dev.treza.agent.aws.tls.TrustRoots;
import dev.treza.agent.aws.tls.TrustedTime;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.time.DecisionClock;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.TableArn;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The way to AWS. Which roots its endpoints must lead to follows from the realm: in `nitro`
/// Amazon's, whatever a simulator offers.
public final class AwsAccess {
  private final Parent parent;
  private final TrustedTime time;

  /// What the parent instance gives.
  ///
  /// @param simulatorRoot the root certificate (DER) of the simulator, if this is a simulation
  public record Parent(
      EndpointSockets sockets, CredentialsSource credentials, Optional<Bytes> simulatorRoot) {}

  /// @param nanoTime a monotonic clock in nanoseconds
  public AwsAccess(Parent parent, NsmDevice nsm, LongSupplier nanoTime) {
    this.parent = parent;
    this.time = trustedTime(new DecisionClock(nsm, nanoTime));
  }

  /// The state in a table. Nothing is asked yet. Refused: `CHR-STORE` if there is no way to an AWS
  /// of this realm.
  public Outcome<StateStore> table(Realm realm, TableArn table) {
    return surroundings(realm)
        .map(around ->
            new TableStateStore(
                new StateTable(
                    new AwsClient(AwsService.DYNAMODB, table.region(), around),
                    table.name(),
                    new SecureRandom(),
                    Pauses.SLEEP)));
  }

  /// What clients of this realm need.
  Outcome<AwsClient.Surroundings> surroundings(Realm realm) {
    return roots(realm)
        .map(roots ->
            new AwsClient.Surroundings(
                new TlsDialer(parent.sockets(), roots, time, new SecureRandom()),
                parent.credentials(),
                time,
                Pauses.SLEEP));
  }

  private Outcome<TrustRoots> roots(Realm realm) {
    return switch (realm) {
      case Realm.Nitro() -> Outcome.accepted(TrustRoots.AMAZON);
      case Realm.Simulated(Digest root) ->
          parent
              .simulatorRoot()
              .filter(der -> Digest.of(der).equals(root))
              .map(AwsAccess::simulated)
              .orElseGet(() -> no("there is no simulated AWS of this realm"));
    };
  }

  private static Outcome<TrustRoots> simulated(Bytes root) {
    try {
      return Outcome.accepted(TrustRoots.simulated(root));
    } catch (CertificateException e) {
      return no("the simulator's root is no certificate");
    }
  }

  private static TrustedTime trustedTime(DecisionClock clock) {
    return () ->
        switch (clock.now()) {
          case Outcome.Accepted<Instant>(Instant now) -> now;
          case Outcome.Refused<Instant>(Refusal refusal) -> throw new IOException(refusal.line());
        };
  }

  private static <T> Outcome<T> no(String detail) {
    return Outcome.refused(CharterRefusal.STORE, detail);
  }
}
