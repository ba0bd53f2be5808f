package dev.treza.fleet.replay;

import static dev.treza.fleet.replay.HistoryTest.file;
import static dev.treza.fleet.replay.HistoryTest.payment;
import static dev.treza.fleet.replay.HistoryTest.wallet;
import static dev.treza.fleet.treasury.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.policy.Limit;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.PolicyTrace;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.Held;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.Selection;
import dev.treza.fleet.treasury.Treasury;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A history replayed: every line is judged with what passed before it.
class ReplayTest {
  private static final Optional<String> PAYMENTS = Optional.of("payments");
  private static final long DAY = Duration.ofDays(1).toMillis();

  /// 1.5 ether, and the fee.
  private static final BigInteger COST = new BigInteger("1500630000000000000");

  private static Charter charter(Duration hold) {
    Charter root = Treasury.charter();
    List<Rule> rules = new ArrayList<>();
    rules.add(
        new Rule(
            "payments",
            Set.of(NetworkMode.MAINNET),
            Selection.only(Set.<Party>of(new Party.OfClient("payments"))),
            Selection.everything(),
            Selection.everything(),
            Selection.everything(),
            Set.of(),
            Selection.only(Set.of(new AssetId("eip155:1/slip44:60"))),
            List.of(new Limit.Sum(COST.multiply(BigInteger.TWO), Duration.ofDays(1))),
            Optional.empty(),
            hold,
            new Allow()));
    rules.addAll(root.rules());
    return accepted(
        root.amended()
            .clients(
                List.of(
                    new ApiClient(
                        "payments",
                        Treasury.digest("key"),
                        Instant.ofEpochMilli(10 * DAY),
                        Set.of("payments"))))
            .rules(rules)
            .charter());
  }

  private static List<Outcome<PolicyTrace>> replay(Duration hold, String... payments) {
    List<String> lines = new ArrayList<>(List.of(wallet()));
    lines.addAll(List.of(payments));
    History history = accepted(History.parse(file(lines.toArray(String[]::new))));
    return Replay.of(charter(hold), history).stream().map(Replay.Judged::trace).toList();
  }

  private static List<Outcome<PolicyTrace>> replay(String... payments) {
    return replay(Duration.ZERO, payments);
  }

  private static String byClient(long time) {
    return payment(time, PAYMENTS, List.of());
  }

  private static String refusal(Outcome<PolicyTrace> outcome) {
    return switch (outcome) {
      case Outcome.Refused<PolicyTrace>(Refusal refusal) -> refusal.id().id();
      case Outcome.Accepted<PolicyTrace>(PolicyTrace trace) -> throw new AssertionError(trace);
    };
  }

  @Test
  void whatPassesAddsUp() {
    var verdicts = replay(byClient(1), byClient(2), byClient(3));
    assertThat(accepted(verdicts.get(0)).verdict()).isInstanceOf(Allowed.class);
    assertThat(accepted(verdicts.get(1)).verdict()).isInstanceOf(Allowed.class);
    assertThat(accepted(verdicts.get(2)).verdict()).isInstanceOf(Denied.class);
  }

  @Test
  void theLimitIsFreeAgainAfterItsPeriod() {
    var verdicts = replay(byClient(1), byClient(2), byClient(DAY + 1), byClient(DAY + 1));
    assertThat(accepted(verdicts.get(2)).verdict()).isInstanceOf(Allowed.class);
    assertThat(accepted(verdicts.get(3)).verdict()).isInstanceOf(Denied.class);
  }

  @Test
  void whatDoesNotPassSpendsNothing() {
    var verdicts = replay(payment(1), byClient(2), byClient(3));
    assertThat(accepted(verdicts.get(0)).verdict()).isInstanceOf(NeedsApproval.class);
    assertThat(accepted(verdicts.get(2)).verdict()).isInstanceOf(Allowed.class);
  }

  @Test
  void whatOfficersLetPassCountsToo() {
    String approved = payment(1, Optional.empty(), List.of("ben", "cleo"));
    var verdicts = replay(approved, byClient(2), byClient(3));
    assertThat(accepted(verdicts.get(0)).verdict()).isInstanceOf(Allowed.class);
    assertThat(accepted(verdicts.get(2)).verdict()).isInstanceOf(Denied.class);
  }

  @Test
  void anOfficerNamedTwiceCountsOnce() {
    assertThat(accepted(replay(payment(1, Optional.empty(), List.of("ben", "ben"))).getFirst()))
        .satisfies(trace -> assertThat(trace.verdict()).isInstanceOf(NeedsApproval.class));
  }

  @Test
  void whatIsHeldCountsAsSpent() {
    var verdicts = replay(Duration.ofHours(1), byClient(1), byClient(2), byClient(3));
    assertThat(accepted(verdicts.get(0)).verdict()).isInstanceOf(Held.class);
    assertThat(accepted(verdicts.get(2)).verdict()).isInstanceOf(Denied.class);
  }

  @Test
  void aClientIsNobodyFromTheTimeItExpires() {
    var verdicts = replay(byClient(10 * DAY - 1), byClient(10 * DAY));
    assertThat(accepted(verdicts.get(0)).verdict()).isInstanceOf(Allowed.class);
    assertThat(refusal(verdicts.get(1))).isEqualTo("CLI-EXPIRED");
  }

  @Test
  void nobodyIsTakenForAClientOrOfficerThatTheCharterDoesNotName() {
    var verdicts =
        replay(
            payment(1, Optional.of("stranger"), List.of()),
            payment(2, Optional.empty(), List.of("nobody")));
    assertThat(refusal(verdicts.get(0))).isEqualTo("API-NOT-FOUND");
    assertThat(refusal(verdicts.get(1))).isEqualTo("APR-OFFICER");
  }
}
