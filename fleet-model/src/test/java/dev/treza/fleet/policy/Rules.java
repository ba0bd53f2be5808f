package dev.treza.fleet.policy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules of tests, named `rule`: one that covers everything on mainnet, and the same with one
/// condition each.
final class Rules {
  static final Rule ALL = new Rule("rule", Set.of(NetworkMode.MAINNET), new Allow());

  private Rules() {}

  static Rule who(String... parties) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        Selection.only(
            Set.of(parties).stream()
                .map(text -> Party.parse(text).orElseThrow())
                .collect(Collectors.toSet())),
        ALL.from(),
        ALL.to(),
        ALL.what(),
        ALL.selectors(),
        ALL.asset(),
        ALL.limits(),
        ALL.when(),
        ALL.hold(),
        ALL.verdict());
  }

  static Rule from(String... wallets) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        ALL.who(),
        Selection.only(Set.of(wallets)),
        ALL.to(),
        ALL.what(),
        ALL.selectors(),
        ALL.asset(),
        ALL.limits(),
        ALL.when(),
        ALL.hold(),
        ALL.verdict());
  }

  static Rule to(String... names) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        ALL.who(),
        ALL.from(),
        Selection.only(Set.of(names)),
        ALL.what(),
        ALL.selectors(),
        ALL.asset(),
        ALL.limits(),
        ALL.when(),
        ALL.hold(),
        ALL.verdict());
  }

  static Rule what(OperationKind... kinds) {
    return what(Set.of(), kinds);
  }

  static Rule what(Set<Bytes> selectors, OperationKind... kinds) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        ALL.who(),
        ALL.from(),
        ALL.to(),
        Selection.only(Set.of(kinds)),
        selectors,
        ALL.asset(),
        ALL.limits(),
        ALL.when(),
        ALL.hold(),
        ALL.verdict());
  }

  static Rule asset(AssetId asset, Limit... limits) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        ALL.who(),
        ALL.from(),
        ALL.to(),
        ALL.what(),
        ALL.selectors(),
        Selection.only(Set.of(asset)),
        List.of(limits),
        ALL.when(),
        ALL.hold(),
        ALL.verdict());
  }

  static Rule when(Schedule schedule) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        ALL.who(),
        ALL.from(),
        ALL.to(),
        ALL.what(),
        ALL.selectors(),
        ALL.asset(),
        ALL.limits(),
        Optional.of(schedule),
        ALL.hold(),
        ALL.verdict());
  }

  static Rule held(Duration hold, RuleVerdict verdict) {
    return new Rule(
        ALL.id(),
        ALL.networks(),
        ALL.who(),
        ALL.from(),
        ALL.to(),
        ALL.what(),
        ALL.selectors(),
        ALL.asset(),
        ALL.limits(),
        ALL.when(),
        hold,
        verdict);
  }

  static Rule verdict(String id, RuleVerdict verdict, NetworkMode... networks) {
    return new Rule(id, Set.of(networks), verdict);
  }

  static Rule require(GroupQuorum... groups) {
    return verdict("quorum", new Require(List.of(groups)), NetworkMode.MAINNET);
  }
}
