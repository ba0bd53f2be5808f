package dev.treza.console.charter;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.chain.evm.EvmAssets;
import dev.treza.fleet.charter.AddressList;
import dev.treza.fleet.policy.Limit;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict;
import dev.treza.fleet.policy.Schedule;
import dev.treza.fleet.policy.Selection;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A rule of the policy in plain words, condition by condition. Amounts are in whole units where
/// the asset is one whose units are known, and in smallest units otherwise.
public record RuleWords(Rule rule) {
  private static final String ANYTHING = "anything";

  /// The conditions that say something, in the order of TRUST section 5: *on Testnet*, *from wallet
  /// payroll*.
  public List<String> conditions() {
    List<String> words = new ArrayList<>();
    words.add(
        "on "
            + rule.networks().stream()
                .sorted()
                .map(NetworkMode::label)
                .collect(Collectors.joining(" or ")));
    words.add(who());
    words.add(any(rule.from(), "from any wallet", "from wallet ", id -> id));
    words.add(any(rule.to(), "to anybody", "to ", RuleWords::addressee));
    words.add(what());
    if (rule.asset() instanceof Selection.Only<AssetId>) {
      words.add("of " + any(rule.asset(), ANYTHING, "", RuleWords::asset));
    }
    rule.limits().stream().map(this::limit).forEach(words::add);
    rule.when().map(RuleWords::when).ifPresent(words::add);
    return words;
  }

  /// What it then says: *2 of treasury must approve, then 1 of board*.
  public String verdict() {
    String said =
        switch (rule.verdict()) {
          case RuleVerdict.Allow() -> "signed without an approval";
          case RuleVerdict.Block() -> "never signed";
          case RuleVerdict.Require(var groups) ->
              groups.stream()
                  .map(group -> group.k() + " of " + group.group())
                  .collect(Collectors.joining(", then ", "", " must approve"));
        };
    return rule.hold().isZero() ? said : said + ", then held for " + period(rule.hold());
  }

  private String who() {
    return any(
        rule.who(),
        "whoever asks",
        "if asked by ",
        party ->
            switch (party) {
              case Party.OfOfficer(String id) -> "officer " + id;
              case Party.OfClient(String id) -> "client " + id;
            });
  }

  private String what() {
    String kinds = any(rule.what(), ANYTHING, "", OperationKind::label);
    return rule.selectors().isEmpty()
        ? kinds
        : kinds
            + " of function "
            + rule.selectors().stream()
                .map(selector -> "0x" + selector.hex())
                .sorted()
                .collect(Collectors.joining(" or "));
  }

  private String limit(Limit limit) {
    return switch (limit) {
      case Limit.Single(BigInteger most) -> "at most " + amount(most) + " in one request";
      case Limit.Sum(BigInteger most, Duration period) ->
          "at most " + amount(most) + " in " + period(period);
      case Limit.Count(BigInteger most, Duration period) ->
          "at most " + most + " requests in " + period(period);
    };
  }

  /// In whole units if all assets of the rule share them.
  private String amount(BigInteger smallestUnits) {
    Set<AssetId> assets = rule.asset().named();
    List<Optional<Network>> networks = assets.stream().map(RuleWords::network).toList();
    boolean known = !networks.isEmpty() && networks.stream().allMatch(Optional::isPresent);
    return known
            && networks.stream().flatMap(Optional::stream).map(Network::currency).distinct().count()
                == 1
        ? networks.getFirst().orElseThrow().currency().text(smallestUnits)
        : smallestUnits + " smallest units";
  }

  private static String asset(AssetId asset) {
    return network(asset)
        .map(network -> network.currency().symbol() + " on " + network.name())
        .orElse(asset.text());
  }

  private static Optional<Network> network(AssetId asset) {
    return Networks.known().stream()
        .filter(network -> EvmAssets.currency(network).equals(asset))
        .findFirst();
  }

  private static String addressee(String name) {
    return name.startsWith(AddressList.MARK)
        ? "anybody of list " + name.substring(AddressList.MARK.length())
        : name;
  }

  /// Hours with their zone: *Mon, Tue 08:00–18:00 (Europe/Zurich)*.
  private static String when(Schedule schedule) {
    return schedule.windows().stream()
        .map(window ->
            "%s %s–%s".formatted(days(window.days()), clock(window.from()), clock(window.until())))
        .collect(Collectors.joining("; ", "only ", " (" + schedule.zone().getId() + ")"));
  }

  private static String days(Set<DayOfWeek> days) {
    return days.size() == DayOfWeek.values().length
        ? "every day"
        : EnumSet.copyOf(days).stream()
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .collect(Collectors.joining(", "));
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  private static String period(Duration period) {
    if (period.toMillis() % Duration.ofDays(1).toMillis() == 0) {
      return many(period.toDays(), "day");
    }
    if (period.toMillis() % Duration.ofHours(1).toMillis() == 0) {
      return many(period.toHours(), "hour");
    }
    return many(period.toMinutes(), "minute");
  }

  private static String many(long count, String unit) {
    return count == 1 ? "1 " + unit : count + " " + unit + "s";
  }

  @FunctionalInterface
  private interface Naming<T> {
    String of(T value);
  }

  private static <T extends Comparable<? super T>> String any(
      Selection<T> selection, String everything, String before, Naming<T> naming) {
    return switch (selection) {
      case Selection.Everything<T> _ -> everything;
      case Selection.Only<T>(Set<T> values) ->
          values.stream().sorted().map(naming::of).collect(Collectors.joining(" or ", before, ""));
    };
  }
}
