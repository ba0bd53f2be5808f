package dev.treza.fleet.policy;

import dev.treza.fleet.NetworkMode;
import java.util.Set;

/// What the policy is asked.
///
/// @param network where the request would take effect
/// @param approvedBy officers whose valid approvals of this very request are at hand
public record PolicyQuestion(NetworkMode network, Set<String> approvedBy) {
  public PolicyQuestion {
    approvedBy = Set.copyOf(approvedBy);
  }
}
