package dev.treza.fleet.policy;

import static dev.treza.fleet.NetworkMode.LOCAL;
import static dev.treza.fleet.NetworkMode.MAINNET;
import static dev.treza.fleet.NetworkMode.TESTNET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Map<String, Set<String>> GROUPS =
      Map.of("treasurers", Set.of("ada", "ben", "cleo"), "auditors", Set.of("dora", "cleo"));

  private static Rule rule(String id, RuleVerdict verdict, NetworkMode... networks) {
    return new Rule(id, Set.of(networks), verdict);
  }

  private static Rule require(GroupQuorum... groups) {
    return rule("quorum", new Require(List.of(groups)), MAINNET);
  }

  private static PolicyVerdict ask(NetworkMode network, Set<String> approvedBy, Rule... rules) {
    return new Policy(List.of(rules), GROUPS).judge(new PolicyQuestion(network, approvedBy));
  }

  private static RefusalId denied(PolicyVerdict verdict) {
    return switch (verdict) {
      case Denied(var refusal) -> refusal.id();
      case Allowed _, NeedsApproval _ -> throw new AssertionError(verdict);
    };
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    Rule block = rule("stop", new Block(), MAINNET);
    Rule allow = rule("go", new Allow(), MAINNET, LOCAL);
    assertThat(denied(ask(MAINNET, Set.of(), block, allow))).isEqualTo(PolicyRefusal.BLOCKED);
    assertThat(ask(MAINNET, Set.of(), allow, block)).isEqualTo(new Allowed("go"));
    assertThat(ask(LOCAL, Set.of(), block, allow)).isEqualTo(new Allowed("go"));
  }

  @Test
  void whatNoRuleCoversIsDenied() {
    Rule allow = rule("go", new Allow(), MAINNET, LOCAL);
    assertThat(denied(ask(TESTNET, Set.of("ada", "ben"), allow))).isEqualTo(PolicyRefusal.NO_RULE);
  }

  @Test
  void anEmptyPolicyDeniesEverything() {
    for (NetworkMode network : NetworkMode.values()) {
      assertThat(denied(ask(network, Set.of("ada")))).isEqualTo(PolicyRefusal.NO_RULE);
    }
  }

  @Test
  void noApprovalLiftsABlock() {
    Rule block = rule("stop", new Block(), MAINNET);
    assertThat(denied(ask(MAINNET, Set.of("ada", "ben", "cleo", "dora"), block)))
        .isEqualTo(PolicyRefusal.BLOCKED);
  }

  @Test
  void tellsHowManyAreMissing() {
    Rule rule = require(new GroupQuorum("treasurers", 3));
    assertThat(ask(MAINNET, Set.of(), rule))
        .isEqualTo(new NeedsApproval("quorum", List.of(new GroupQuorum("treasurers", 3))));
    assertThat(ask(MAINNET, Set.of("ada", "ben"), rule))
        .isEqualTo(new NeedsApproval("quorum", List.of(new GroupQuorum("treasurers", 1))));
  }

  @Test
  void allowsOnceTheQuorumIsMet() {
    Rule rule = require(new GroupQuorum("treasurers", 2));
    assertThat(ask(MAINNET, Set.of("ada", "ben"), rule)).isEqualTo(new Allowed("quorum"));
    assertThat(ask(MAINNET, Set.of("ada", "ben", "cleo"), rule)).isEqualTo(new Allowed("quorum"));
  }

  @Test
  void anOfficerOutsideTheGroupDoesNotCount() {
    Rule rule = require(new GroupQuorum("treasurers", 2));
    assertThat(ask(MAINNET, Set.of("ada", "dora"), rule))
        .isEqualTo(new NeedsApproval("quorum", List.of(new GroupQuorum("treasurers", 1))));
  }

  @Test
  void everyGroupOfTheRuleMustApprove() {
    Rule rule = require(new GroupQuorum("treasurers", 1), new GroupQuorum("auditors", 1));
    assertThat(ask(MAINNET, Set.of("ada"), rule))
        .isEqualTo(new NeedsApproval("quorum", List.of(new GroupQuorum("auditors", 1))));
    assertThat(ask(MAINNET, Set.of("ada", "dora"), rule)).isEqualTo(new Allowed("quorum"));
  }

  @Test
  void aGroupNobodyDefinedIsNeverMet() {
    Rule rule = require(new GroupQuorum("ghosts", 1));
    assertThat(ask(MAINNET, Set.of("ada"), rule)).isInstanceOf(NeedsApproval.class);
  }
}
