package dev.treza.fleet.policy;

import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much a rule lets pass. What would go beyond is not what the rule is about: the rule does not
/// match, and the next one is asked. Amounts are in smallest units and hold the fee where the asset
/// is what fees are paid in; sums and counts run over everything the wallet signed in the period
/// before, whichever rule allowed it, and what is asked now.
public sealed interface Limit {
  /// The longest period.
  Duration YEAR = Duration.ofDays(366);

  /// What the limit says in a sentence.
  String words();

  /// Why `spend` goes beyond, if it does.
  Optional<String> exceededBy(BigInteger spend, AssetId asset, Spending spending, Instant now);

  /// The period that it sums or counts over, if it does.
  default Optional<Duration> rolling() {
    return switch (this) {
      case Single _ -> Optional.empty();
      case Sum(var _, Duration period) -> Optional.of(period);
      case Count(var _, Duration period) -> Optional.of(period);
    };
  }

  /// One request.
  record Single(BigInteger most) implements Limit {
    @Override
    public String words() {
      return "at most " + most + " in one request";
    }

    @Override
    public Optional<String> exceededBy(
        BigInteger spend, AssetId asset, Spending spending, Instant now) {
      return spend.compareTo(most) <= 0
          ? Optional.empty()
          : Optional.of("the request spends " + spend + ", " + words());
    }
  }

  /// All requests of a rolling period.
  record Sum(BigInteger most, Duration period) implements Limit {
    public Sum {
      checkPeriod(period);
    }

    @Override
    public String words() {
      return "at most " + most + " in " + Periods.words(period);
    }

    @Override
    public Optional<String> exceededBy(
        BigInteger spend, AssetId asset, Spending spending, Instant now) {
      BigInteger before = spending.sum(asset, now.minus(period));
      return before.add(spend).compareTo(most) <= 0
          ? Optional.empty()
          : Optional.of(
              "%d was spent before and the request spends %d, %s"
                  .formatted(before, spend, words()));
    }
  }

  /// How many requests in a rolling period.
  record Count(BigInteger most, Duration period) implements Limit {
    public Count {
      checkPeriod(period);
    }

    @Override
    public String words() {
      return "at most " + most + " requests in " + Periods.words(period);
    }

    @Override
    public Optional<String> exceededBy(
        BigInteger spend, AssetId asset, Spending spending, Instant now) {
      long before = spending.count(asset, now.minus(period));
      return BigInteger.valueOf(before + 1).compareTo(most) <= 0
          ? Optional.empty()
          : Optional.of("there were " + before + " requests before, " + words());
    }
  }

  private static void checkPeriod(Duration period) {
    if (period.toMillis() <= 0 || period.compareTo(YEAR) > 0) {
      throw new IllegalArgumentException("no period of a limit: " + period);
    }
  }

  default JsonObject toJson() {
    return switch (this) {
      case Single(var most) ->
          JsonObject.builder().text("kind", "single").integer("most", most).build();
      case Sum(var most, var period) -> rolling("sum", most, period);
      case Count(var most, var period) -> rolling("count", most, period);
    };
  }

  private static JsonObject rolling(String kind, BigInteger most, Duration period) {
    return JsonObject.builder()
        .text("kind", kind)
        .integer("most", most)
        .integer("period", period.toMillis())
        .build();
  }

  static Limit read(JsonFields fields) throws JsonShapeException {
    LimitKind kind = fields.choice("kind", LimitKind::parse);
    BigInteger most = fields.integer("most", BigInteger.ZERO, BigInteger.TEN.pow(77));
    return switch (kind) {
      case SINGLE -> new Single(most);
      case SUM -> new Sum(most, period(fields));
      case COUNT -> new Count(most, period(fields));
    };
  }

  private static Duration period(JsonFields fields) throws JsonShapeException {
    return Duration.ofMillis(fields.longInteger("period", 1, YEAR.toMillis()));
  }
}
