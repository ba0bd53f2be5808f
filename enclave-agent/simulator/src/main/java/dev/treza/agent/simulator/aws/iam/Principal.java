package dev.treza.agent.simulator.aws.iam;

/// Who asks.
public sealed interface Principal {
  /// 12 digits.
  String account();

  /// As policies name it.
  String arn();

  /// The root user of an account.
  record Root(String account) implements Principal {
    @Override
    public String arn() {
      return "arn:aws:iam::" + account + ":root";
    }
  }

  /// A session of a role.
  ///
  /// @param arn of the role
  record Role(String account, String arn) implements Principal {}
}
