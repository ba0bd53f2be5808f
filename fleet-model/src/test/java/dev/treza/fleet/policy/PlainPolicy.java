package dev.treza.fleet.policy;

import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.policy.PolicyQuestion.Given;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The policy once more, written from TRUST section 5 alone and as plainly as can be: loops, and
/// one word for an answer. Only for comparing.
final class PlainPolicy {
  private PlainPolicy() {}

  /// `allowed`, `held`, `missing`, `denied`.
  static String answer(
      List<Rule> rules,
      Map<String, Set<String>> groups,
      PolicyQuestion question,
      List<SpendingHistory.Entry> history) {
    List<String> answers = new ArrayList<>();
    for (Operation operation : question.actions().operations()) {
      answers.add(one(rules, groups, question, history, operation));
    }
    for (String worst : List.of("denied", "missing", "held")) {
      if (answers.contains(worst)) {
        return worst;
      }
    }
    return "allowed";
  }

  private static String one(
      List<Rule> rules,
      Map<String, Set<String>> groups,
      PolicyQuestion question,
      List<SpendingHistory.Entry> history,
      Operation operation) {
    for (Rule rule : rules) {
      if (covers(rule, question, history, operation)) {
        if (rule.verdict() instanceof RuleVerdict.Block) {
          return "denied";
        }
        if (rule.verdict() instanceof RuleVerdict.Require(List<GroupQuorum> wanted)
            && !met(wanted, groups, question.given())) {
          return "missing";
        }
        if (rule.hold().isZero()) {
          return "allowed";
        }
        boolean over =
            question.heldSince().isPresent()
                && !question.heldSince().get().plus(rule.hold()).isAfter(question.now());
        return over ? "allowed" : "held";
      }
    }
    return "denied";
  }

  private static boolean covers(
      Rule rule,
      PolicyQuestion question,
      List<SpendingHistory.Entry> history,
      Operation operation) {
    if (!rule.networks().contains(question.network())) {
      return false;
    }
    if (question.client().isPresent() && !question.client().get().rules().contains(rule.id())) {
      return false;
    }
    if (!rule.who().named().isEmpty()) {
      boolean somebody = false;
      for (Party party : rule.who().named()) {
        for (Given given : question.given()) {
          somebody |= party.text().equals("officer:" + given.officer());
        }
        somebody |=
            question.client().isPresent()
                && party.text().equals("client:" + question.client().get().client());
      }
      if (!somebody) {
        return false;
      }
    }
    if (!rule.from().named().isEmpty()
        && (question.wallet().isEmpty()
            || !rule.from().named().contains(question.wallet().get()))) {
      return false;
    }
    if (!rule.to().named().isEmpty()
        && (operation.to().isEmpty()
            || !Ask.has(question.blockchain(), rule.to().named(), operation.to().get()))) {
      return false;
    }
    if (!rule.what().named().isEmpty() && !rule.what().named().contains(operation.kind())) {
      return false;
    }
    if (!rule.asset().named().isEmpty()
        && (operation.moves().isEmpty()
            || !rule.asset().named().contains(operation.moves().get().asset()))) {
      return false;
    }
    for (Limit limit : rule.limits()) {
      if (operation.moves().isEmpty()
          || !within(limit, operation.moves().get().asset(), question, history)) {
        return false;
      }
    }
    return rule.when().isEmpty() || hours(rule.when().get(), question.now());
  }

  private static boolean within(
      Limit limit, AssetId asset, PolicyQuestion question, List<SpendingHistory.Entry> history) {
    BigInteger asked = BigInteger.ZERO;
    for (Operation operation : question.actions().operations()) {
      if (operation.moves().isPresent() && operation.moves().get().asset().equals(asset)) {
        asked = asked.add(operation.moves().get().smallestUnits());
      }
    }
    if (question.actions().fee().isPresent()
        && question.actions().fee().get().asset().equals(asset)) {
      asked = asked.add(question.actions().fee().get().smallestUnits());
    }
    return switch (limit) {
      case Limit.Single(var most) -> asked.compareTo(most) <= 0;
      case Limit.Sum(var most, var period) -> {
        for (SpendingHistory.Entry entry : history) {
          if (recent(entry, period, question.now()) && entry.spends().containsKey(asset)) {
            asked = asked.add(entry.spends().get(asset));
          }
        }
        yield asked.compareTo(most) <= 0;
      }
      case Limit.Count(var most, var period) -> {
        long requests = 1;
        for (SpendingHistory.Entry entry : history) {
          if (recent(entry, period, question.now()) && entry.spends().containsKey(asset)) {
            requests++;
          }
        }
        yield BigInteger.valueOf(requests).compareTo(most) <= 0;
      }
    };
  }

  private static boolean recent(SpendingHistory.Entry entry, Duration period, Instant now) {
    return Duration.between(entry.time(), now).compareTo(period) < 0;
  }

  /// Only for zones without summer time that are whole hours off.
  private static boolean hours(Schedule schedule, Instant now) {
    ZoneOffset offset = schedule.zone().getRules().getOffset(now);
    LocalDateTime there = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, offset);
    for (Schedule.Window window : schedule.windows()) {
      int minute = there.getHour() * 60 + there.getMinute();
      if (window.days().contains(there.getDayOfWeek())
          && window.from() <= minute
          && minute < window.until()) {
        return true;
      }
    }
    return false;
  }

  private static boolean met(
      List<GroupQuorum> wanted, Map<String, Set<String>> groups, List<Given> given) {
    List<Given> inOrder = new ArrayList<>(given);
    inOrder.sort(Comparator.comparing(Given::issued));
    Instant from = Instant.MIN;
    for (GroupQuorum quorum : wanted) {
      int have = 0;
      Instant complete = from;
      for (Given one : inOrder) {
        if (have < quorum.k()
            && groups.getOrDefault(quorum.group(), Set.of()).contains(one.officer())
            && one.issued().compareTo(from) >= 0) {
          have++;
          complete = one.issued();
        }
      }
      if (have < quorum.k()) {
        return false;
      }
      from = complete;
    }
    return true;
  }
}
