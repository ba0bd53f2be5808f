package dev.treza.agent.simulator.aws.iam;

import java.util.List;

/// One statement.
///
/// @param principals whom it is about; everybody in the account it is attached to, if empty (an
///   identity policy)
/// @param except whether it is about all actions but those named
record Statement(
    boolean allows,
    List<String> principals,
    boolean except,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {
  /// How a statement fits who asks.
  enum Fit {
    NOT,
    /// It names his account: his own policies decide what he may there.
    ACCOUNT,
    DIRECT
  }

  Statement {
    principals = List.copyOf(principals);
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  Fit fit(AccessRequest request) {
    boolean speaksOfIt =
        actions.stream().anyMatch(name -> Wildcard.matchesIgnoringCase(name, request.action()))
                != except
            && resources.stream().anyMatch(arn -> Wildcard.matches(arn, request.resource()))
            && conditions.stream().allMatch(condition -> condition.holds(request));
    return speaksOfIt ? fit(request.principal()) : Fit.NOT;
  }

  private Fit fit(Principal asking) {
    if (principals.isEmpty() || principals.contains("*") || principals.contains(asking.arn())) {
      return Fit.DIRECT;
    }
    String account = asking.account();
    return principals.contains(account) || principals.contains(new Principal.Root(account).arn())
        ? Fit.ACCOUNT
        : Fit.NOT;
  }
}
