package dev.treza.fleet.policy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.Party.OfClient;
import dev.treza.fleet.policy.Party.OfOfficer;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds one operation of a request against the conditions of one rule.
record RuleMatch(Rule rule, PolicyQuestion question, Operation operation, Addressees addressees) {
  /// The first condition that does not hold; nothing if the rule covers the operation.
  Optional<Mismatch> mismatch() {
    return Stream.of(
            networks(), who(), from(), to(), what(), selectors(), asset(), limits(), when())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Mismatch> networks() {
    return unless(
        rule.networks().contains(question.network()),
        Condition.NETWORKS,
        "it is not for " + question.network().text());
  }

  private Optional<Mismatch> who() {
    if (question.client().filter(client -> !client.rules().contains(rule.id())).isPresent()) {
      return Optional.of(
          new Mismatch(
              Condition.WHO,
              "client " + question.client().get().client() + " may not appear in it"));
    }
    boolean asked =
        switch (rule.who()) {
          case Selection.Everything<Party> _ -> true;
          case Selection.Only<Party>(var parties) -> parties.stream().anyMatch(this::asks);
        };
    return unless(
        asked,
        Condition.WHO,
        "it wants to be asked by " + words(rule.who().texts(Party::text).stream()));
  }

  private boolean asks(Party party) {
    return switch (party) {
      case OfOfficer(String id) -> question.approvedBy().contains(id);
      case OfClient(String id) ->
          question.client().filter(client -> client.client().equals(id)).isPresent();
    };
  }

  private Optional<Mismatch> from() {
    return unless(
        rule.from().accepts(question.wallet()),
        Condition.FROM,
        "it is for " + words(rule.from().named().stream().sorted()));
  }

  private Optional<Mismatch> to() {
    boolean holds =
        switch (rule.to()) {
          case Selection.Everything<String> _ -> true;
          case Selection.Only<String>(var names) ->
              operation
                  .to()
                  .filter(address -> addressees.has(question.blockchain(), names, address))
                  .isPresent();
        };
    return unless(holds, Condition.TO, "it is for " + words(rule.to().named().stream().sorted()));
  }

  private Optional<Mismatch> what() {
    return unless(
        rule.what().accepts(operation.kind()),
        Condition.WHAT,
        "it is for " + words(rule.what().texts(OperationKind::text).stream()));
  }

  /// Only contract calls have a function that is judged by name.
  private Optional<Mismatch> selectors() {
    boolean holds =
        rule.selectors().isEmpty()
            || (operation.kind() == OperationKind.CONTRACT_CALL
                && operation.selector().filter(rule.selectors()::contains).isPresent());
    return unless(
        holds,
        Condition.SELECTORS,
        "it is for calls of " + words(rule.selectors().stream().map(Bytes::hex).sorted()));
  }

  private Optional<Mismatch> asset() {
    return unless(
        rule.asset().accepts(operation.moves().map(AssetAmount::asset)),
        Condition.ASSET,
        "it is for " + words(rule.asset().texts(AssetId::text).stream()));
  }

  /// What is measured is all that the request spends of the asset, so that parts of it cannot pass
  /// one by one.
  private Optional<Mismatch> limits() {
    return rule.limits().stream()
        .flatMap(limit -> exceeded(limit).stream())
        .findFirst()
        .map(sentence -> new Mismatch(Condition.LIMITS, sentence));
  }

  private Optional<String> exceeded(Limit limit) {
    return operation
        .moves()
        .map(moved ->
            limit.exceededBy(
                question.actions().spends().getOrDefault(moved.asset(), BigInteger.ZERO),
                moved.asset(),
                question.spending(),
                question.now()))
        .orElseGet(() -> Optional.of("how much it moves is not known"));
  }

  private Optional<Mismatch> when() {
    return rule.when()
        .filter(schedule -> !schedule.holds(question.now()))
        .map(schedule ->
            new Mismatch(
                Condition.WHEN,
                "now is outside its hours, which are those of " + schedule.zone().getId()));
  }

  private static Optional<Mismatch> unless(boolean holds, Condition condition, String sentence) {
    return holds ? Optional.empty() : Optional.of(new Mismatch(condition, sentence));
  }

  private static String words(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }
}
