package dev.treza.fleet.charter;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rules a charter must obey by itself, whoever signed it.
final class CharterRules {
  private static final List<Function<Charter, Optional<Refusal>>> RULES =
      List.of(
          CharterRules::officersAreDistinct,
          CharterRules::keysAreDistinct,
          CharterRules::groupsAreDistinct,
          CharterRules::serialFitsPrevious,
          charter -> quorumCanBeMet(charter, charter.charterQuorum(), "/charterQuorum"),
          charter -> quorumCanBeMet(charter, charter.ceremonyQuorum(), "/ceremonyQuorum"),
          CharterRules::rulesCanBeMet,
          CharterRules::groupsOfARuleAreApart,
          CharterRules::witnessesAreWitnesses,
          CharterRules::successionCanBeMet,
          AddressBookRules::check,
          ClientRules::check,
          PolicyRules::check,
          CharterRules::simulatorKeepsToItself,
          CharterRules::storesHaveAKnownForm,
          CharterRules::mainnetIsBackedUp,
          CharterRules::mainnetStateIsNotLocal);

  private CharterRules() {}

  static Outcome<Charter> check(Charter charter) {
    return RULES.stream()
        .flatMap(rule -> rule.apply(charter).stream())
        .findFirst()
        .<Outcome<Charter>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(charter));
  }

  private static Optional<Refusal> officersAreDistinct(Charter charter) {
    return firstTwice(charter.officers().stream().map(Officer::id))
        .map(id -> no(CharterRefusal.OFFICER, "/officers", "officer " + id + " is named twice"));
  }

  private static Optional<Refusal> keysAreDistinct(Charter charter) {
    return firstTwice(charter.officers().stream().flatMap(Officer::kids))
        .map(kid -> no(CharterRefusal.KEY_TWICE, "/officers", "key " + kid + " is used twice"));
  }

  private static Optional<Refusal> groupsAreDistinct(Charter charter) {
    return firstTwice(charter.groups().stream().map(Group::id))
        .map(id -> no(CharterRefusal.GROUP, "/groups", "group " + id + " is defined twice"))
        .or(() -> charter.groups().stream().flatMap(g -> strangers(charter, g).stream()).findAny());
  }

  private static Optional<Refusal> strangers(Charter charter, Group group) {
    return firstTwice(group.officers().stream())
        .or(() -> unknownOfficer(charter, group.officers(), Role.APPROVER))
        .map(id ->
            no(
                CharterRefusal.OFFICER,
                "/groups/" + group.id(),
                id + " is named twice or is no approver of this charter"));
  }

  private static Optional<Refusal> serialFitsPrevious(Charter charter) {
    return (charter.serial() == 0) == charter.previous().isEmpty()
        ? Optional.empty()
        : Optional.of(no(CharterRefusal.SERIAL, "/serial", "serial " + charter.serial()));
  }

  private static Optional<Refusal> quorumCanBeMet(Charter charter, Quorum quorum, String place) {
    if (firstTwice(quorum.of().stream()).isPresent()
        || unknownOfficer(charter, quorum.of(), Role.ADMINISTRATOR).isPresent()) {
      return Optional.of(
          no(CharterRefusal.QUORUM, place, "names someone twice, or who is no administrator"));
    }
    if (quorum.k() > quorum.of().size()) {
      return Optional.of(
          no(CharterRefusal.QUORUM, place, quorum.k() + " of " + quorum.of().size()));
    }
    if (quorum.k() == 1 && charter.networks().contains(NetworkMode.MAINNET)) {
      return Optional.of(no(CharterRefusal.QUORUM, place, "one officer alone, on mainnet"));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> rulesCanBeMet(Charter charter) {
    return firstTwice(charter.rules().stream().map(Rule::id))
        .map(id -> no(CharterRefusal.GROUP, "/policy", "rule " + id + " is defined twice"))
        .or(() ->
            charter.rules().stream()
                .flatMap(rule -> wanted(rule).flatMap(q -> unmet(charter, rule, q).stream()))
                .findFirst());
  }

  private static Stream<GroupQuorum> wanted(Rule rule) {
    return switch (rule.verdict()) {
      case Allow() -> Stream.empty();
      case Block() -> Stream.empty();
      case Require(List<GroupQuorum> groups) -> groups.stream();
    };
  }

  private static Optional<Refusal> unmet(Charter charter, Rule rule, GroupQuorum quorum) {
    String place = "/policy/" + rule.id();
    Optional<Group> group =
        charter.groups().stream().filter(g -> g.id().equals(quorum.group())).findFirst();
    if (group.isEmpty()) {
      return Optional.of(no(CharterRefusal.GROUP, place, "no group " + quorum.group()));
    }
    int size = group.get().officers().size();
    return quorum.k() <= size
        ? Optional.empty()
        : Optional.of(no(CharterRefusal.QUORUM, place, quorum.k() + " of " + size));
  }

  /// Each officer counts once: in the groups one rule asks for, nobody stands twice.
  private static Optional<Refusal> groupsOfARuleAreApart(Charter charter) {
    return charter.rules().stream()
        .flatMap(rule -> inTwoGroups(charter, rule).stream())
        .findFirst();
  }

  private static Optional<Refusal> inTwoGroups(Charter charter, Rule rule) {
    Stream<String> members =
        wanted(rule)
            .flatMap(quorum ->
                charter.groups().stream().filter(group -> group.id().equals(quorum.group())))
            .flatMap(group -> group.officers().stream());
    return firstTwice(members)
        .map(id ->
            no(
                CharterRefusal.GROUP,
                "/policy/" + rule.id(),
                "officer " + id + " would count in two groups"));
  }

  private static Optional<Refusal> witnessesAreWitnesses(Charter charter) {
    return firstTwice(charter.witnesses().stream())
        .or(() -> unknownOfficer(charter, charter.witnesses(), Role.WITNESS))
        .map(id ->
            no(
                CharterRefusal.WITNESS,
                "/witnesses",
                id + " is named twice or is no witness of this charter"));
  }

  /// Whoever may succeed is an officer; the roles are the root's choice.
  private static Optional<Refusal> successionCanBeMet(Charter charter) {
    return charter
        .succession()
        .map(Succession::quorum)
        .flatMap(quorum -> {
          Optional<String> stranger =
              firstTwice(quorum.of().stream())
                  .or(() ->
                      quorum.of().stream().filter(id -> charter.officer(id).isEmpty()).findFirst());
          if (stranger.isPresent()) {
            return Optional.of(
                no(
                    CharterRefusal.QUORUM,
                    "/succession",
                    stranger.get() + " is named twice or is no officer"));
          }
          boolean alone = quorum.k() == 1 && charter.networks().contains(NetworkMode.MAINNET);
          return quorum.k() > quorum.of().size() || alone
              ? Optional.of(
                  no(
                      CharterRefusal.QUORUM,
                      "/succession",
                      quorum.k() + " of " + quorum.of().size()))
              : Optional.empty();
        });
  }

  /// A simulator has no other store and sealing key than its own, and no business on mainnet.
  private static Optional<Refusal> simulatorKeepsToItself(Charter charter) {
    return switch (charter.realm()) {
      case Realm.Nitro() -> Optional.empty();
      case Realm.Simulated(var _) ->
          charter.networks().contains(NetworkMode.MAINNET)
                  || !keepsStateAmongItsOwn(charter)
                  || !sealsAtHome(charter)
              ? Optional.of(
                  no(
                      CharterRefusal.REALM,
                      "/realm",
                      "a simulated charter is for local and test networks, state local or volatile,"
                          + " sealing key simulated, or table and key of account "
                          + KeyArn.SIMULATED_ACCOUNT))
              : Optional.empty();
    };
  }

  private static boolean sealsAtHome(Charter charter) {
    return charter.sealingKey().equals(Charter.SIMULATED_KEY)
        || KeyArn.parse(charter.sealingKey())
            .filter(key -> key.account().equals(KeyArn.SIMULATED_ACCOUNT))
            .isPresent();
  }

  private static boolean keepsStateAmongItsOwn(Charter charter) {
    return keepsStateAtHome(charter)
        || TableArn.parse(charter.stateStore())
            .filter(table -> table.account().equals(KeyArn.SIMULATED_ACCOUNT))
            .isPresent();
  }

  /// Volatile state is for emulation alone: a real enclave's keys would die with every restart.
  private static Optional<Refusal> storesHaveAKnownForm(Charter charter) {
    boolean nitro = charter.realm().equals(Realm.NITRO);
    if (nitro && charter.stateStore().equals(Charter.VOLATILE_STORE)) {
      return Optional.of(no(CharterRefusal.STORE, "/stateStore", "volatile state on Nitro"));
    }
    if (!keepsStateAtHome(charter) && TableArn.parse(charter.stateStore()).isEmpty()) {
      return Optional.of(
          no(CharterRefusal.STORE, "/stateStore", "neither local nor the ARN of a table"));
    }
    return nitro && KeyArn.parse(charter.sealingKey()).isEmpty()
        ? Optional.of(no(CharterRefusal.STORE, "/sealingKey", "not the ARN of a KMS key"))
        : Optional.empty();
  }

  private static Optional<Refusal> mainnetIsBackedUp(Charter charter) {
    return charter.backup() == BackupMode.NONE && charter.networks().contains(NetworkMode.MAINNET)
        ? Optional.of(no(CharterRefusal.BACKUP, "/backup", "no backup on mainnet"))
        : Optional.empty();
  }

  private static Optional<Refusal> mainnetStateIsNotLocal(Charter charter) {
    return keepsStateAtHome(charter) && charter.networks().contains(NetworkMode.MAINNET)
        ? Optional.of(
            no(CharterRefusal.STORE, "/stateStore", charter.stateStore() + " state on mainnet"))
        : Optional.empty();
  }

  private static boolean keepsStateAtHome(Charter charter) {
    return Set.of(Charter.LOCAL_STORE, Charter.VOLATILE_STORE).contains(charter.stateStore());
  }

  private static Optional<String> unknownOfficer(Charter charter, List<String> ids, Role role) {
    return ids.stream()
        .filter(id -> charter.officer(id).filter(o -> o.roles().contains(role)).isEmpty())
        .findFirst();
  }

  static Optional<String> firstTwice(Stream<String> texts) {
    Set<String> seen = new HashSet<>();
    return texts.filter(text -> !seen.add(text)).findFirst();
  }

  private static Refusal no(RefusalId id, String place, String detail) {
    return Refusal.at(id, place, detail);
  }
}
