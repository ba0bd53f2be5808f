package dev.treza.fleet.policy;

import static dev.treza.fleet.policy.Condition.ASSET;
import static dev.treza.fleet.policy.Condition.FROM;
import static dev.treza.fleet.policy.Condition.LIMITS;
import static dev.treza.fleet.policy.Condition.NETWORKS;
import static dev.treza.fleet.policy.Condition.SELECTORS;
import static dev.treza.fleet.policy.Condition.TO;
import static dev.treza.fleet.policy.Condition.WHAT;
import static dev.treza.fleet.policy.Condition.WHEN;
import static dev.treza.fleet.policy.Condition.WHO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.Schedule.Window;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each condition of a rule: what it covers, and each way not to be covered.
class RuleMatchTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Operation call(String selector) {
    return new Operation(
        OperationKind.CONTRACT_CALL,
        Optional.of(Ask.PAYROLL),
        Optional.of(Bytes.hex(selector)),
        Optional.empty());
  }

  private static void covers(Rule rule, Ask ask) {
    assertThat(ask.mismatch(rule)).isEmpty();
  }

  private static void leaves(Rule rule, Ask ask, Condition condition) {
    assertThat(ask.mismatch(rule)).contains(condition);
  }

  private static BigInteger units(long amount) {
    return BigInteger.valueOf(amount);
  }

  @Test
  void coversItsNetworksOnly() {
    covers(Rules.ALL, Ask.pay(1));
    leaves(Rules.ALL, Ask.pay(1).on(NetworkMode.LOCAL), NETWORKS);
  }

  @Test
  void coversWhatItsOfficersApprove() {
    Rule rule = Rules.who("officer:ada", "officer:ben");
    covers(rule, Ask.pay(1).approvedBy("ben"));
    leaves(rule, Ask.pay(1), WHO);
    leaves(rule, Ask.pay(1).approvedBy("cleo"), WHO);
  }

  @Test
  void coversWhatItsClientsAsk() {
    Rule rule = Rules.who("client:payments");
    covers(rule, Ask.pay(1).by("payments", "rule"));
    leaves(rule, Ask.pay(1), WHO);
    leaves(rule, Ask.pay(1).by("reports", "rule"), WHO);
  }

  @Test
  void aClientAppearsInItsRulesOnly() {
    leaves(Rules.who("client:payments"), Ask.pay(1).by("payments", "another"), WHO);
    leaves(Rules.ALL, Ask.pay(1).by("payments", "another"), WHO);
  }

  @Test
  void anOfficerIsNoClientOfTheSameName() {
    leaves(Rules.who("officer:payments"), Ask.pay(1).by("payments", "rule"), WHO);
    leaves(Rules.who("client:ada"), Ask.pay(1).approvedBy("ada"), WHO);
  }

  @Test
  void coversItsWalletsOnly() {
    covers(Rules.from("cold", "hot"), Ask.pay(1));
    leaves(Rules.from("hot"), Ask.pay(1), FROM);
  }

  @Test
  void coversNamesAndListsOfTheAddressBook() {
    covers(Rules.to("Payroll"), Ask.pay(1));
    covers(Rules.to("@payees"), Ask.pay(1));
    leaves(Rules.to("Rent"), Ask.pay(1), TO);
    leaves(Rules.to("Payroll"), Ask.of(Ask.transfer(Ask.STRANGER, Ask.ETHER, 1)), TO);
  }

  @Test
  void whatNamesNobodyIsCoveredByEverybodyOnly() {
    leaves(Rules.to("Payroll"), Ask.of(Operation.of(OperationKind.RAW)), TO);
    covers(Rules.ALL, Ask.of(Operation.of(OperationKind.RAW)));
  }

  @Test
  void coversItsKindsOnly() {
    covers(Rules.what(OperationKind.TRANSFER, OperationKind.RAW), Ask.pay(1));
    leaves(Rules.what(OperationKind.TOKEN_TRANSFER), Ask.pay(1), WHAT);
  }

  @Test
  void coversCallsOfItsFunctionsOnly() {
    Rule rule = Rules.what(Set.of(Bytes.hex("a9059cbb")), OperationKind.CONTRACT_CALL);
    covers(rule, Ask.of(call("a9059cbb")));
    leaves(rule, Ask.of(call("095ea7b3")), SELECTORS);
    leaves(rule, Ask.of(Operation.of(OperationKind.CONTRACT_CALL)), SELECTORS);
  }

  @Test
  void aFunctionCoversNothingButCalls() {
    Rule rule =
        Rules.what(
            Set.of(Bytes.hex("a9059cbb")), OperationKind.CONTRACT_CALL, OperationKind.TRANSFER);
    leaves(rule, Ask.pay(1), SELECTORS);
  }

  @Test
  void coversItsAssetsOnly() {
    covers(Rules.asset(Ask.ETHER), Ask.pay(1));
    leaves(Rules.asset(Ask.DOLLARS), Ask.pay(1), ASSET);
    leaves(Rules.asset(Ask.ETHER), Ask.of(Operation.of(OperationKind.RAW)), ASSET);
  }

  @Test
  void coversUpToTheSingleLimit() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Single(units(10)));
    covers(rule, Ask.pay(10));
    leaves(rule, Ask.pay(11), LIMITS);
  }

  @Test
  void theFeeCountsWhereItIsPaidInTheAsset() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Single(units(10)));
    covers(rule, Ask.pay(9).fee(1));
    leaves(rule, Ask.pay(10).fee(1), LIMITS);
    covers(
        Rules.asset(Ask.DOLLARS, new Limit.Single(units(10))),
        Ask.of(Ask.transfer(Ask.PAYROLL, Ask.DOLLARS, 10)).fee(1000));
  }

  @Test
  void partsOfARequestAddUp() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Single(units(10)));
    leaves(
        rule,
        Ask.of(Ask.transfer(Ask.PAYROLL, Ask.ETHER, 6), Ask.transfer(Ask.PAYROLL, Ask.ETHER, 6)),
        LIMITS);
  }

  @Test
  void coversUpToTheSumOfThePeriod() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Sum(units(10), DAY));
    covers(rule, Ask.pay(4).after(Duration.ofHours(23), 6));
    leaves(rule, Ask.pay(5).after(Duration.ofHours(23), 6), LIMITS);
    leaves(rule, Ask.pay(11), LIMITS);
  }

  @Test
  void whatIsOlderThanThePeriodDoesNotCount() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Sum(units(10), DAY));
    covers(rule, Ask.pay(10).after(DAY, 10));
    leaves(rule, Ask.pay(10).after(DAY.minusMillis(1), 10), LIMITS);
  }

  @Test
  void coversAsManyRequestsAsItCounts() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Count(units(2), DAY));
    covers(rule, Ask.pay(1).after(Duration.ofHours(1), 5));
    leaves(rule, Ask.pay(1).after(Duration.ofHours(1), 5).after(Duration.ofHours(2), 5), LIMITS);
    covers(rule, Ask.pay(1).after(DAY, 5).after(Duration.ofHours(2), 5));
  }

  @Test
  void allLimitsMustHold() {
    Rule rule = Rules.asset(Ask.ETHER, new Limit.Single(units(10)), new Limit.Sum(units(15), DAY));
    covers(rule, Ask.pay(10).after(Duration.ofHours(1), 5));
    leaves(rule, Ask.pay(10).after(Duration.ofHours(1), 6), LIMITS);
    leaves(rule, Ask.pay(11), LIMITS);
  }

  @Test
  void coversItsHoursInItsZone() {
    Window office = new Window(Set.of(DayOfWeek.MONDAY), 9 * 60, 17 * 60);
    Rule rule = Rules.when(new Schedule(ZoneId.of("America/New_York"), List.of(office)));
    covers(rule, Ask.pay(1).at("2026-03-02T14:00:00Z"));
    leaves(rule, Ask.pay(1).at("2026-03-02T13:59:59Z"), WHEN);
    covers(rule, Ask.pay(1).at("2026-03-02T21:59:59Z"));
    leaves(rule, Ask.pay(1).at("2026-03-02T22:00:00Z"), WHEN);
    leaves(rule, Ask.pay(1).at("2026-03-03T15:00:00Z"), WHEN);
  }

  @Test
  void itsHoursFollowSummerTime() {
    Window office = new Window(Set.of(DayOfWeek.MONDAY), 9 * 60, 17 * 60);
    Rule rule = Rules.when(new Schedule(ZoneId.of("America/New_York"), List.of(office)));
    covers(rule, Ask.pay(1).at("2026-07-06T13:00:00Z"));
    leaves(rule, Ask.pay(1).at("2026-03-02T13:00:00Z"), WHEN);
  }

  @Test
  void aRuleThatDoesNotMatchForItsLimitLeavesTheNextOne() {
    Rule small = Rules.asset(Ask.ETHER, new Limit.Single(units(10)));
    Rule large = Rules.require(new RuleVerdict.GroupQuorum("treasurers", 2));
    assertThat(Ask.pay(10).under(small, large)).isEqualTo(new PolicyVerdict.Allowed("rule"));
    assertThat(Ask.pay(11).under(small, large)).isInstanceOf(PolicyVerdict.NeedsApproval.class);
  }
}
