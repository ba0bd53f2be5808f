package dev.treza.fleet.policy;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.Actions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the policy is asked.
///
/// @param blockchain of the wallet, whose addresses the address book names
/// @param network where the request would take effect
/// @param wallet whose key it would use; nothing if it is to make one
/// @param client whose connection asks, if it is a known client's
/// @param given valid approvals of this very request
/// @param spending what the wallet signed so far
/// @param now decision time
/// @param heldSince when this request first had all it needed, for rules that hold it
public record PolicyQuestion(
    Blockchain blockchain,
    NetworkMode network,
    Optional<String> wallet,
    Actions actions,
    Optional<Asking> client,
    List<Given> given,
    Spending spending,
    Instant now,
    Optional<Instant> heldSince) {
  /// A known client, and the only rules that may let its requests pass.
  public record Asking(String client, Set<String> rules) {
    public Asking {
      rules = Set.copyOf(rules);
    }
  }

  /// An officer's approval.
  ///
  /// @param issued when he signed it, by his own clock
  public record Given(String officer, Instant issued) {}

  public PolicyQuestion {
    given = List.copyOf(given);
  }

  Set<String> approvedBy() {
    return given.stream().map(Given::officer).collect(Collectors.toSet());
  }
}
