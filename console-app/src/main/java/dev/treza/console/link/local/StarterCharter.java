package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The charter a local enclave begins with (ADR 0006): one software officer, local and test
/// networks only, every use of a key approved. Refused by the rules themselves for anything on
/// mainnet.
final class StarterCharter {
  static final String OFFICER = "starter-officer";
  private static final String GROUP = "approvers";
  private static final int KEYS = 100;
  private static final Duration APPROVAL_LIFE = Duration.ofHours(1);
  private static final Set<NetworkMode> NETWORKS = Set.of(NetworkMode.LOCAL, NetworkMode.TESTNET);

  private StarterCharter() {}

  /// @param colleague who may approve as well; one approval is enough
  static Charter of(
      Realm.Simulated realm,
      String namespace,
      LocalProgram program,
      PublicJwk key,
      Optional<Officer> colleague)
      throws ConsoleException {
    Officer officer =
        new Officer(
            OFFICER,
            "Starter officer",
            Set.of(Role.ADMINISTRATOR, Role.INITIATOR, Role.APPROVER),
            CredentialKind.SOFTWARE,
            List.of(key));
    List<Officer> officers = Stream.concat(Stream.of(officer), colleague.stream()).toList();
    Quorum alone = new Quorum(1, List.of(OFFICER));
    return new Charter(
        realm,
        namespace,
        Optional.empty(),
        0,
        Optional.empty(),
        NETWORKS,
        new Place(LocalProgram.PARENT_ROLE, List.of(program.region())),
        Charter.SIMULATED_KEY,
        program.stateStore(),
        KEYS,
        BackupMode.NONE,
        APPROVAL_LIFE,
        program.measurements().sets(),
        officers,
        alone,
        alone,
        List.of(new Group(GROUP, officers.stream().map(Officer::id).toList())),
        List.of(new Rule("starter", NETWORKS, new Require(List.of(new GroupQuorum(GROUP, 1))))));
  }
}
