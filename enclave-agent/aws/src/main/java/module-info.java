/**
 * The agent's own small clients of AWS: KMS with an attested recipient, Secrets Manager and
 * DynamoDB, over TLS that ends here. No SDK.
 */
module dev.treza.agent.aws {
  requires static transitive org.jspecify;
  requires transitive dev.treza.fleet;
  requires transitive dev.treza.agent.crypto;

  exports dev.treza.agent.aws;
  exports dev.treza.agent.aws.dynamo;
  exports dev.treza.agent.aws.kms;
  exports dev.treza.agent.aws.secrets;
  exports dev.treza.agent.aws.sigv4;
  exports dev.treza.agent.aws.tls;
}
