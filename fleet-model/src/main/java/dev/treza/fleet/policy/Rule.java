package dev.treza.fleet.policy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One line of the policy (TRUST section 5): what it covers and what it then says.
///
/// @param who whose approval or connection must be there
/// @param from ids of wallets
/// @param to names of the charter's address book, or its lists as `@id`
/// @param selectors of the functions a contract call may name; none: any
/// @param limits all of them must hold
/// @param when nothing: always
/// @param hold how long the request waits once it has all it needs; zero: not at all
public record Rule(
    String id,
    Set<NetworkMode> networks,
    Selection<Party> who,
    Selection<String> from,
    Selection<String> to,
    Selection<OperationKind> what,
    Set<Bytes> selectors,
    Selection<AssetId> asset,
    List<Limit> limits,
    Optional<Schedule> when,
    Duration hold,
    RuleVerdict verdict) {
  /// The longest time a request may be held.
  public static final Duration LONGEST_HOLD = Duration.ofDays(7);

  public Rule {
    networks = Set.copyOf(networks);
    selectors = Set.copyOf(selectors);
    limits = List.copyOf(limits);
    if (hold.isNegative() || hold.compareTo(LONGEST_HOLD) > 0) {
      throw new IllegalArgumentException("no time to hold a request: " + hold);
    }
  }

  /// A rule for everything on these networks.
  public Rule(String id, Set<NetworkMode> networks, RuleVerdict verdict) {
    this(
        id,
        networks,
        Selection.everything(),
        Selection.everything(),
        Selection.everything(),
        Selection.everything(),
        Set.of(),
        Selection.everything(),
        List.of(),
        Optional.empty(),
        Duration.ZERO,
        verdict);
  }

  public JsonObject toJson() {
    return RuleJson.write(this);
  }

  public static Rule read(JsonFields fields) throws JsonShapeException {
    return RuleJson.read(fields);
  }
}
