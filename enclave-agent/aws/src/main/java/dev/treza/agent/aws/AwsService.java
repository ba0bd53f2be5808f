package dev.treza.agent.aws;

import dev.treza.fleet.json.StrictJson;

/// The services the agent speaks to, all of them by one of AWS's JSON protocols.
public enum AwsService {
  KMS("kms", "TrentService", "application/x-amz-json-1.1", new StrictJson.Limits(512 * 1024, 32)),
  SECRETS_MANAGER(
      "secretsmanager",
      "secretsmanager",
      "application/x-amz-json-1.1",
      new StrictJson.Limits(512 * 1024, 32)),
  /// A page of a query holds a mebibyte of items, which are a third larger as Base64 and have names
  /// around them.
  DYNAMODB(
      "dynamodb",
      "DynamoDB_20120810",
      "application/x-amz-json-1.0",
      new StrictJson.Limits(8 * 1024 * 1024, 32, 512 * 1024));

  private final String id;
  private final String target;
  private final String contentType;
  private final StrictJson.Limits limits;

  AwsService(String id, String target, String contentType, StrictJson.Limits limits) {
    this.id = id;
    this.target = target;
    this.contentType = contentType;
    this.limits = limits;
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
    return limits;
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
