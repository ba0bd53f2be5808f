package dev.treza.console.link;

import dev.treza.console.Progress;
import dev.treza.console.link.agent.AttestedLink;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.TestAgent;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A computer that knows one enclave, wherever it is said to listen.
public record OneEnclave(KnownEnclave enclave, Endpoint endpoint) implements FleetLink {
  public static final Place PLACE =
      new Place("arn:aws:iam::111122223333:role/parent", List.of("eu-west-1"));
  private static final String OFFICER = "ada";

  public static OneEnclave pinned(
      TrustAnchor anchor, ExpectedMeasurements measurements, Charter root, Endpoint endpoint) {
    return new OneEnclave(
        new KnownEnclave(TestAgent.ENCLAVE, anchor, measurements, root), endpoint);
  }

  public static Charter charter(Realm realm, ExpectedMeasurements measurements, JwsSigner signer) {
    Set<NetworkMode> networks = Set.of(NetworkMode.LOCAL);
    Set<Role> roles = Set.of(Role.ADMINISTRATOR, Role.INITIATOR, Role.APPROVER);
    Quorum alone = new Quorum(1, List.of(OFFICER));
    return new Charter(
        realm,
        "treasury",
        Optional.empty(),
        0,
        Optional.empty(),
        networks,
        PLACE,
        "simulated",
        Charter.LOCAL_STORE,
        10,
        BackupMode.NONE,
        Duration.ofHours(1),
        measurements.sets(),
        List.of(new Officer(OFFICER, "Ada", roles, CredentialKind.SOFTWARE, List.of(signer.key()))),
        alone,
        alone,
        List.of(new Group("approvers", List.of(OFFICER))),
        List.of(new Rule("all", networks, new Require(List.of(new GroupQuorum("approvers", 1))))));
  }

  @Override
  public List<KnownEnclave> known() {
    return List.of(enclave);
  }

  @Override
  public RunState state(KnownEnclave known) {
    return new RunState.Running(endpoint.host(), endpoint.port());
  }

  @Override
  public EnclaveLink link(KnownEnclave known) {
    return new AttestedLink(
        known,
        () -> Outcome.accepted(endpoint),
        new SecureRandom(),
        InstantSource.system(),
        new MemoryHeads());
  }

  @Override
  public EnclaveLink link(KnownEnclave known, ClientIdentity client) {
    return new AttestedLink(
        known,
        () -> Outcome.accepted(endpoint),
        new SecureRandom(),
        InstantSource.system(),
        new MemoryHeads(),
        Optional.of(client));
  }

  @Override
  public Optional<Refusal> otherBuild(KnownEnclave known) {
    return Optional.empty();
  }

  @Override
  public Optional<Path> startFresh(Progress progress) {
    return Optional.empty();
  }

  @Override
  public void start(Progress progress) {}

  @Override
  public void startEmulated(Progress progress) {}

  @Override
  public void stop(Progress progress) {}

  @Override
  public void stopEmulated(Progress progress) {}
}
