package dev.treza.fleet.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.Actions;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// For random policies, requests and histories the verdict is the one that [PlainPolicy] gives.
class PolicyReferenceTest {
  private static final int CASES = Boolean.getBoolean("treza.full") ? 1_000_000 : 20_000;
  private static final long SEED = Long.getLong("treza.seed", 20261125L);
  private static final List<AssetId> ASSETS = List.of(Ask.ETHER, Ask.DOLLARS);
  private static final List<String> OFFICERS = List.of("ada", "ben", "cleo", "dora", "eve");

  private final SplittableRandom random = new SplittableRandom(SEED);

  private enum Answer {
    ALLOWED,
    HELD,
    MISSING,
    DENIED
  }

  private static Answer answer(PolicyVerdict verdict) {
    return switch (verdict) {
      case PolicyVerdict.Allowed _ -> Answer.ALLOWED;
      case PolicyVerdict.Held _ -> Answer.HELD;
      case PolicyVerdict.NeedsApproval _ -> Answer.MISSING;
      case PolicyVerdict.Denied _, PolicyVerdict.Undecidable _ -> Answer.DENIED;
    };
  }

  @Test
  void givesTheVerdictOfThePlainEvaluator() {
    System.out.println("seed " + SEED + ", " + CASES + " cases");
    Map<Answer, Integer> seen = new EnumMap<>(Answer.class);
    for (int i = 0; i < CASES; i++) {
      List<Rule> rules = list(4, this::rule);
      List<SpendingHistory.Entry> history = list(6, this::spent);
      PolicyQuestion question = question(new SpendingHistory(history));
      PolicyVerdict verdict = new Policy(rules, Ask.GROUPS, Ask::has).judge(question);
      String plain = PlainPolicy.answer(rules, Ask.GROUPS, question, history);
      assertThat(answer(verdict))
          .as("case %d: %s, %s, %s", i, rules, question, history)
          .isEqualTo(Answer.valueOf(plain.toUpperCase(Locale.ROOT)));
      seen.merge(answer(verdict), 1, Integer::sum);
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrder(Answer.values());
    assertThat(seen.values()).allMatch(count -> count > CASES / 200);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> List<T> list(int most, Supplier<T> make) {
    List<T> list = new ArrayList<>();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      list.add(make.get());
    }
    return list;
  }

  private <T extends Comparable<? super T>> Selection<T> some(int percent, List<T> of) {
    if (!chance(percent)) {
      return Selection.everything();
    }
    Set<T> chosen = new LinkedHashSet<>(list(2, () -> one(of)));
    chosen.add(one(of));
    return Selection.only(chosen);
  }

  private Rule rule() {
    List<Party> parties =
        List.of(
            new Party.OfOfficer("ada"),
            new Party.OfOfficer("dora"),
            new Party.OfClient("payments"));
    return new Rule(
        "rule" + random.nextInt(3),
        chance(80) ? Set.of(NetworkMode.MAINNET, NetworkMode.TESTNET) : Set.of(NetworkMode.TESTNET),
        some(25, parties),
        some(25, List.of("cold", "hot")),
        some(30, List.of("Payroll", "@payees", "Rent")),
        some(30, List.of(OperationKind.values())),
        Set.of(),
        some(30, ASSETS),
        chance(40) ? list(2, this::limit) : List.of(),
        chance(20) ? Optional.of(schedule()) : Optional.empty(),
        chance(15) ? Duration.ofMinutes(random.nextInt(90)) : Duration.ZERO,
        verdict());
  }

  private RuleVerdict verdict() {
    return switch (random.nextInt(4)) {
      case 0 -> new RuleVerdict.Allow();
      case 1 -> new RuleVerdict.Block();
      default -> {
        List<GroupQuorum> groups = list(2, this::group);
        yield groups.isEmpty() ? new RuleVerdict.Allow() : new RuleVerdict.Require(groups);
      }
    };
  }

  private GroupQuorum group() {
    return new GroupQuorum(
        one(List.of("treasurers", "auditors", "ghosts", "treasurers")), 1 + random.nextInt(2));
  }

  private Limit limit() {
    BigInteger most = BigInteger.valueOf(random.nextInt(40));
    Duration period = Duration.ofMinutes(1L + random.nextInt(120));
    return switch (random.nextInt(3)) {
      case 0 -> new Limit.Single(most);
      case 1 -> new Limit.Sum(most, period);
      default -> new Limit.Count(most.divide(BigInteger.TEN), period);
    };
  }

  private Schedule schedule() {
    int from = random.nextInt(1439);
    return new Schedule(
        ZoneId.of(one(List.of("Asia/Tokyo", "Etc/UTC", "America/Phoenix"))),
        List.of(
            new Schedule.Window(
                Set.of(chance(50) ? DayOfWeek.MONDAY : one(List.of(DayOfWeek.values()))),
                from,
                from + 1 + random.nextInt(1440 - from))));
  }

  private SpendingHistory.Entry spent() {
    return new SpendingHistory.Entry(
        Ask.NOON.minus(Duration.ofMinutes(random.nextInt(150))),
        Map.of(one(ASSETS), BigInteger.valueOf(random.nextInt(20))));
  }

  private PolicyQuestion question(Spending spending) {
    List<Operation> operations = list(2, this::operation);
    operations.add(operation());
    Set<String> officers = new LinkedHashSet<>(list(4, () -> one(OFFICERS)));
    return new PolicyQuestion(
        Blockchain.ETHEREUM,
        chance(85) ? NetworkMode.MAINNET : NetworkMode.TESTNET,
        chance(90) ? Optional.of(one(List.of("cold", "hot"))) : Optional.empty(),
        new Actions(
            operations,
            chance(40)
                ? Optional.of(new AssetAmount(Ask.ETHER, BigInteger.valueOf(random.nextInt(5))))
                : Optional.empty()),
        chance(25)
            ? Optional.of(
                new PolicyQuestion.Asking(
                    one(List.of("payments", "reports")), Set.of("rule0", "rule1")))
            : Optional.empty(),
        officers.stream()
            .map(officer -> new PolicyQuestion.Given(officer, minutesAgo(60)))
            .toList(),
        spending,
        Ask.NOON,
        chance(50) ? Optional.of(minutesAgo(120)) : Optional.empty());
  }

  private Instant minutesAgo(int most) {
    return Ask.NOON.minus(Duration.ofMinutes(random.nextInt(most)));
  }

  private Operation operation() {
    return new Operation(
        one(List.of(OperationKind.values())),
        chance(80) ? Optional.of(one(List.of(Ask.PAYROLL, Ask.STRANGER))) : Optional.empty(),
        Optional.empty(),
        chance(80)
            ? Optional.of(new AssetAmount(one(ASSETS), BigInteger.valueOf(random.nextInt(30))))
            : Optional.empty());
  }
}
