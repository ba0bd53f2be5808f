package dev.treza.fleet.policy;

import static dev.treza.fleet.NetworkMode.LOCAL;
import static dev.treza.fleet.NetworkMode.MAINNET;
import static dev.treza.fleet.NetworkMode.TESTNET;
import static dev.treza.fleet.policy.Rules.require;
import static dev.treza.fleet.policy.Rules.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.Held;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.PolicyVerdict.Undecidable;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Rule ALLOW = verdict("go", new Allow(), MAINNET, LOCAL);
  private static final Rule BLOCK = verdict("stop", new Block(), MAINNET);

  private static RefusalId denied(PolicyVerdict verdict) {
    return switch (verdict) {
      case Denied(var refusal) -> refusal.id();
      case Allowed _, NeedsApproval _, Held _, Undecidable _ -> throw new AssertionError(verdict);
    };
  }

  private static NeedsApproval missing(String group, int k) {
    return new NeedsApproval("quorum", List.of(new GroupQuorum(group, k)));
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    assertThat(denied(Ask.pay(1).under(BLOCK, ALLOW))).isEqualTo(PolicyRefusal.BLOCKED);
    assertThat(Ask.pay(1).under(ALLOW, BLOCK)).isEqualTo(new Allowed("go"));
    assertThat(Ask.pay(1).on(LOCAL).under(BLOCK, ALLOW)).isEqualTo(new Allowed("go"));
  }

  @Test
  void whatNoRuleCoversIsDenied() {
    assertThat(denied(Ask.pay(1).on(TESTNET).approvedBy("ada", "ben").under(ALLOW)))
        .isEqualTo(PolicyRefusal.NO_RULE);
  }

  @Test
  void saysWhyEachRuleDoesNotCoverIt() {
    assertThat(Ask.pay(1).on(TESTNET).under(ALLOW))
        .isInstanceOfSatisfying(
            Denied.class,
            denied ->
                assertThat(denied.refusal().detail())
                    .contains("rule go: it is not for testnet", "transfer of 1 " + Ask.ETHER));
  }

  @Test
  void anEmptyPolicyDeniesEverything() {
    for (NetworkMode network : NetworkMode.values()) {
      assertThat(denied(Ask.pay(1).on(network).approvedBy("ada").under()))
          .isEqualTo(PolicyRefusal.NO_RULE);
    }
  }

  @Test
  void noApprovalLiftsABlock() {
    assertThat(denied(Ask.pay(1).approvedBy("ada", "ben", "cleo", "dora").under(BLOCK)))
        .isEqualTo(PolicyRefusal.BLOCKED);
  }

  @Test
  void tellsHowManyAreMissing() {
    Rule rule = require(new GroupQuorum("treasurers", 3));
    assertThat(Ask.pay(1).under(rule)).isEqualTo(missing("treasurers", 3));
    assertThat(Ask.pay(1).approvedBy("ada", "ben").under(rule)).isEqualTo(missing("treasurers", 1));
  }

  @Test
  void allowsOnceTheQuorumIsMet() {
    Rule rule = require(new GroupQuorum("treasurers", 2));
    assertThat(Ask.pay(1).approvedBy("ada", "ben").under(rule)).isEqualTo(new Allowed("quorum"));
    assertThat(Ask.pay(1).approvedBy("ada", "ben", "cleo").under(rule))
        .isEqualTo(new Allowed("quorum"));
  }

  @Test
  void anOfficerOutsideTheGroupDoesNotCount() {
    Rule rule = require(new GroupQuorum("treasurers", 2));
    assertThat(Ask.pay(1).approvedBy("ada", "dora").under(rule))
        .isEqualTo(missing("treasurers", 1));
  }

  @Test
  void everyGroupOfTheRuleMustApprove() {
    Rule rule = require(new GroupQuorum("treasurers", 1), new GroupQuorum("auditors", 1));
    assertThat(Ask.pay(1).approvedBy("ada").under(rule)).isEqualTo(missing("auditors", 1));
    assertThat(Ask.pay(1).approvedBy("ada", "dora").under(rule)).isEqualTo(new Allowed("quorum"));
  }

  @Test
  void aLaterGroupCountsOnlyWhatItApprovedAfterTheEarlierOne() {
    Rule rule = require(new GroupQuorum("treasurers", 2), new GroupQuorum("auditors", 1));
    Ask treasurers =
        Ask.pay(1)
            .approvedBy("ada", Duration.ofMinutes(30))
            .approvedBy("ben", Duration.ofMinutes(20));
    assertThat(treasurers.approvedBy("dora", Duration.ofMinutes(25)).under(rule))
        .isEqualTo(missing("auditors", 1));
    assertThat(treasurers.approvedBy("dora", Duration.ofMinutes(20)).under(rule))
        .isEqualTo(new Allowed("quorum"));
  }

  @Test
  void aLaterGroupIsMissingAsLongAsTheEarlierOneIs() {
    Rule rule = require(new GroupQuorum("treasurers", 2), new GroupQuorum("auditors", 1));
    assertThat(Ask.pay(1).approvedBy("ada", "dora").under(rule))
        .isEqualTo(
            new NeedsApproval(
                "quorum",
                List.of(new GroupQuorum("treasurers", 1), new GroupQuorum("auditors", 1))));
  }

  @Test
  void aGroupNobodyDefinedIsNeverMet() {
    Rule rule = require(new GroupQuorum("ghosts", 1));
    assertThat(Ask.pay(1).approvedBy("ada").under(rule)).isInstanceOf(NeedsApproval.class);
  }

  @Test
  void everythingThatARequestDoesMustPass() {
    Rule payroll = Rules.to("Payroll");
    assertThat(Ask.of(Ask.transfer(Ask.PAYROLL, Ask.ETHER, 1)).under(payroll))
        .isEqualTo(new Allowed("rule"));
    assertThat(
            denied(
                Ask.of(
                        Ask.transfer(Ask.PAYROLL, Ask.ETHER, 1),
                        Ask.transfer(Ask.STRANGER, Ask.ETHER, 1))
                    .under(payroll)))
        .isEqualTo(PolicyRefusal.NO_RULE);
  }

  @Test
  void whatStandsMostInTheWayIsTheVerdict() {
    Rule payroll = Rules.to("Payroll");
    Rule rest = require(new GroupQuorum("treasurers", 1));
    Ask both =
        Ask.of(Ask.transfer(Ask.PAYROLL, Ask.ETHER, 1), Ask.transfer(Ask.STRANGER, Ask.ETHER, 1));
    assertThat(both.under(payroll, rest)).isEqualTo(missing("treasurers", 1));
    assertThat(both.approvedBy("ada").under(payroll, rest)).isEqualTo(new Allowed("rule"));
  }

  @Test
  void aHoldBeginsWhenNothingElseIsMissing() {
    Duration hour = Duration.ofHours(1);
    Rule rule = Rules.held(hour, new Allow());
    assertThat(Ask.pay(1).under(rule)).isEqualTo(new Held("rule", Ask.NOON.plus(hour)));
    assertThat(Ask.pay(1).heldFor(Duration.ofMinutes(59)).under(rule))
        .isEqualTo(new Held("rule", Ask.NOON.plus(Duration.ofMinutes(1))));
  }

  @Test
  void aHoldEndsWithItsTime() {
    Rule rule = Rules.held(Duration.ofHours(1), new Allow());
    assertThat(Ask.pay(1).heldFor(Duration.ofHours(1)).under(rule)).isEqualTo(new Allowed("rule"));
  }

  @Test
  void aHoldIsNotReachedWithoutApprovals() {
    Rule rule =
        Rules.held(
            Duration.ofHours(1),
            new RuleVerdict.Require(List.of(new GroupQuorum("treasurers", 1))));
    assertThat(Ask.pay(1).heldFor(Duration.ofHours(2)).under(rule))
        .isInstanceOf(NeedsApproval.class);
  }

  @Test
  void theLongestOfSeveralHoldsCounts() {
    Rule payroll = Rules.held(Duration.ofHours(1), new Allow());
    PolicyVerdict together =
        Policy.together(
            List.of(
                Ask.pay(1).under(payroll),
                Ask.pay(1).under(Rules.held(Duration.ofHours(2), new Allow()))));
    assertThat(together).isEqualTo(new Held("rule", Ask.NOON.plus(Duration.ofHours(2))));
  }
}
