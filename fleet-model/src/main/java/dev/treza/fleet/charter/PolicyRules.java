package dev.treza.fleet.charter;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.Limit;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.policy.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// The rules that each rule of the policy must obey: it names what the charter has, and what it
/// says can come true.
final class PolicyRules {
  private static final int MOST_GROUPS = 3;
  private static final List<BiFunction<Charter, Rule, Optional<String>>> RULES =
      List.of(
          PolicyRules::partiesAreKnown,
          PolicyRules::clientsMayAppear,
          PolicyRules::addresseesAreKnown,
          PolicyRules::amountsAreOfOneAsset,
          PolicyRules::functionsAreOfCalls,
          PolicyRules::groupsAreFew,
          PolicyRules::onlyWhatPassesIsHeld,
          PolicyRules::mainnetKnowsWhoAsks);

  private PolicyRules() {}

  static Optional<Refusal> check(Charter charter) {
    Optional<Refusal> names =
        charter.addressBook().entries().stream()
            .map(AddressBookEntry::name)
            .filter(name -> name.startsWith(AddressList.MARK) || name.equals(Selection.EVERYTHING))
            .map(name ->
                Refusal.at(
                    CharterRefusal.ADDRESS_BOOK, "/addressBook", name + " is no name for rules"))
            .findFirst();
    return names
        .or(() -> lists(charter))
        .or(() ->
            charter.rules().stream().flatMap(rule -> check(charter, rule).stream()).findFirst());
  }

  private static Optional<Refusal> check(Charter charter, Rule rule) {
    return RULES.stream()
        .flatMap(one -> one.apply(charter, rule).stream())
        .map(sentence -> Refusal.at(CharterRefusal.POLICY, "/policy/" + rule.id(), sentence))
        .findFirst();
  }

  private static Optional<Refusal> lists(Charter charter) {
    Set<String> names = names(charter);
    return CharterRules.firstTwice(charter.addressLists().stream().map(AddressList::id))
        .or(() ->
            charter.addressLists().stream()
                .flatMap(list -> list.names().stream())
                .filter(name -> !names.contains(name))
                .findFirst())
        .map(what ->
            Refusal.at(
                CharterRefusal.ADDRESS_BOOK,
                "/addressLists",
                what + " stands there twice or is not in the address book"));
  }

  private static Set<String> names(Charter charter) {
    return charter.addressBook().entries().stream()
        .map(AddressBookEntry::name)
        .collect(Collectors.toSet());
  }

  private static Optional<String> partiesAreKnown(Charter charter, Rule rule) {
    return rule.who().named().stream()
        .sorted()
        .filter(party -> !knows(charter, party))
        .map(party -> "nobody is " + party.text())
        .findFirst();
  }

  private static boolean knows(Charter charter, Party party) {
    return switch (party) {
      case Party.OfOfficer(String id) ->
          charter
              .officer(id)
              .filter(officer ->
                  officer.roles().contains(Role.INITIATOR)
                      || officer.roles().contains(Role.APPROVER))
              .isPresent();
      case Party.OfClient(String id) ->
          charter.clients().stream().anyMatch(client -> client.id().equals(id));
    };
  }

  private static Optional<String> clientsMayAppear(Charter charter, Rule rule) {
    return charter.clients().stream()
        .filter(client -> rule.who().named().contains(new Party.OfClient(client.id())))
        .filter(client -> !client.rules().contains(rule.id()))
        .map(client -> "client " + client.id() + " may not appear in it")
        .findFirst();
  }

  private static Optional<String> addresseesAreKnown(Charter charter, Rule rule) {
    Set<String> known = names(charter);
    charter.addressLists().forEach(list -> known.add(AddressList.MARK + list.id()));
    return rule.to().named().stream()
        .sorted()
        .filter(name -> !known.contains(name))
        .map(name -> "the address book has no " + name)
        .findFirst();
  }

  /// Smallest units of different assets do not add up.
  private static Optional<String> amountsAreOfOneAsset(Charter charter, Rule rule) {
    boolean amounts =
        rule.limits().stream()
            .anyMatch(limit ->
                switch (limit) {
                  case Limit.Single _, Limit.Sum _ -> true;
                  case Limit.Count _ -> false;
                });
    return amounts && rule.asset().named().size() != 1
        ? Optional.of("a limit of an amount needs exactly one asset")
        : Optional.empty();
  }

  private static Optional<String> functionsAreOfCalls(Charter charter, Rule rule) {
    return !rule.selectors().isEmpty()
            && !rule.what().named().equals(Set.of(OperationKind.CONTRACT_CALL))
        ? Optional.of("only contract calls have functions")
        : Optional.empty();
  }

  private static Optional<String> groupsAreFew(Charter charter, Rule rule) {
    return switch (rule.verdict()) {
      case Allow(), Block() -> Optional.empty();
      case Require(var groups) ->
          groups.size() > MOST_GROUPS
              ? Optional.of("it asks more than " + MOST_GROUPS + " groups")
              : Optional.empty();
    };
  }

  private static Optional<String> onlyWhatPassesIsHeld(Charter charter, Rule rule) {
    return switch (rule.verdict()) {
      case Allow(), Require(var _) -> Optional.empty();
      case Block() ->
          rule.hold().isZero() ? Optional.empty() : Optional.of("it blocks, and holds nothing");
    };
  }

  /// On mainnet, nothing passes for somebody who is nobody.
  private static Optional<String> mainnetKnowsWhoAsks(Charter charter, Rule rule) {
    boolean anybody =
        switch (rule.who()) {
          case Selection.Everything<Party> _ -> true;
          case Selection.Only<Party> _ -> false;
        };
    return rule.verdict() instanceof Allow
            && anybody
            && rule.networks().contains(NetworkMode.MAINNET)
        ? Optional.of("it lets anybody do it, on mainnet")
        : Optional.empty();
  }
}
