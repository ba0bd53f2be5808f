package dev.treza.agent.aws;

/// The services the agent speaks to, all of them by AWS's JSON 1.1 protocol.
public enum AwsService {
  KMS("kms", "TrentService"),
  SECRETS_MANAGER("secretsmanager", "secretsmanager");

  private final String id;
  private final String target;

  AwsService(String id, String target) {
    this.id = id;
    this.target = target;
  }

  /// In host names and in the scope of signatures.
  public String id() {
    return id;
  }

  /// The value of `X-Amz-Target` for an operation.
  String target(String operation) {
    return target + "." + operation;
  }

  /// Its endpoint in a region of the commercial partition.
  public String host(String region) {
    return id + "." + region + ".amazonaws.com";
  }
}
