package dev.treza.agent.aws;

import dev.treza.fleet.json.StrictJson;

/// The services the agent speaks to, all of them by one of AWS's JSON protocols.
public enum AwsService {
  KMS("kms", "TrentService", "application/x-amz-json-1.1", 512 * 1024),
  SECRETS_MANAGER("secretsmanager", "secretsmanager", "application/x-amz-json-1.1", 512 * 1024),
  /// A page of a query holds a mebibyte of items, which are a third larger as Base64 and have names
  /// around them.
  DYNAMODB("dynamodb", "DynamoDB_20120810", "application/x-amz-json-1.0", 8 * 1024 * 1024);

  private static final int DEPTH = 32;
  private static final int BYTES_PER_VALUE = 16;

  private final String id;
  private final String target;
  private final String contentType;
  private final int maxAnswer;

  AwsService(String id, String target, String contentType, int maxAnswer) {
    this.id = id;
    this.target = target;
    this.contentType = contentType;
    this.maxAnswer = maxAnswer;
  }

  /// In host names and in the scope of signatures.
  public String id() {
    return id;
  }

  /// Which of the protocols it speaks.
  public String contentType() {
    return contentType;
  }

  /// How large its answers may be.
  StrictJson.Limits limits() {
    return new StrictJson.Limits(maxAnswer, DEPTH, maxAnswer / BYTES_PER_VALUE);
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
