package dev.treza.agent.simulator.aws.iam;

import dev.treza.agent.simulator.aws.iam.Statement.Fit;
import java.util.List;

/// A policy of a resource, or of an identity.
public record Policy(List<Statement> statements) {
  /// What a policy says by itself.
  public enum Says {
    DENY,
    ALLOW,
    /// It leaves the decision to the policies of the account's identities.
    ASK_ACCOUNT,
    NOTHING
  }

  public Policy {
    statements = List.copyOf(statements);
  }

  /// What it says of a request. A denial wins.
  public Says says(AccessRequest request) {
    boolean asks = false;
    boolean allows = false;
    for (Statement statement : statements) {
      Fit fit = statement.fit(request);
      if (fit != Fit.NOT && !statement.allows()) {
        return Says.DENY;
      }
      allows |= fit == Fit.DIRECT;
      asks |= fit == Fit.ACCOUNT;
    }
    return allows ? Says.ALLOW : asks ? Says.ASK_ACCOUNT : Says.NOTHING;
  }

  /// Whether KMS performs the request under this key policy, when the caller's own policies say
  /// `identity`. The key policy is asked first: what it does not mention, no other policy allows.
  public boolean letsThrough(AccessRequest request, Says identity) {
    return switch (says(request)) {
      case DENY, NOTHING -> false;
      case ALLOW -> identity != Says.DENY;
      case ASK_ACCOUNT -> identity == Says.ALLOW;
    };
  }
}
