package dev.treza.agent.aws.dynamo;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.fleet.Refusal;
import java.util.List;

/// What came of a call.
sealed interface Sent {
  record Done(AwsAnswer answer) implements Sent {}

  /// A transaction was not carried out. For each of its actions, in their order, DynamoDB's word
  /// why not; `None` for those that were not the reason.
  record Cancelled(List<String> reasons) implements Sent {
    public Cancelled {
      reasons = List.copyOf(reasons);
    }

    /// Whether a condition did not hold: trying again does not help.
    boolean byCondition() {
      return reasons.contains(CONDITION);
    }
  }

  /// Nobody knows whether it was carried out.
  record Unknown(Refusal why) implements Sent {}

  /// It was not carried out, and will not be.
  record No(Refusal why) implements Sent {}

  String CONDITION = "ConditionalCheckFailed";
}
