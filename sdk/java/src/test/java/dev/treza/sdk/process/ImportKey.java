package dev.treza.sdk.process;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.KmsBlob;
import java.util.Base64;

/// A KMS key of somebody's own in the simulated AWS, under which he encrypts a key to be imported.
record ImportKey(AwsAdministrator aws, KeyArn arn) {
  private static final String PARENT = "arn:aws:iam::000000000000:role/treza-simulated-parent";

  /// One that lets the enclave's parent decrypt, attested or not.
  static ImportKey withoutCondition(AwsAdministrator aws) throws AwsException {
    return with(aws, "");
  }

  /// One that lets enclaves of one charter root decrypt, and nobody else.
  static ImportKey forRoot(AwsAdministrator aws, Digest root) throws AwsException {
    String attested =
        ",\"Condition\":{\"StringEqualsIgnoreCase\":{\"kms:RecipientAttestation:PCR16\":\"%s\"}}"
            .formatted(PcrValue.ofCharterRoot(root).hex());
    return with(aws, attested);
  }

  private static ImportKey with(AwsAdministrator aws, String condition) throws AwsException {
    String policy =
        """
        {"Version":"2012-10-17","Statement":[
         {"Sid":"Administration","Effect":"Allow","Action":"kms:*","Resource":"*",
          "Principal":{"AWS":"arn:aws:iam::000000000000:root"}},
         {"Sid":"Enclave","Effect":"Allow","Action":"kms:Decrypt","Resource":"*",
          "Principal":{"AWS":"%s"}%s}]}\
        """
            .formatted(PARENT, condition);
    AwsAnswer made =
        aws.kms("CreateKey", JsonObject.builder().text("Policy", policy).build())
            .object("KeyMetadata")
            .orElseThrow();
    return new ImportKey(aws, KeyArn.parse(made.text("Arn").orElseThrow()).orElseThrow());
  }

  /// What its owner does, with a client of AWS's own.
  KmsBlob encrypt(byte[] secret, JsonObject context) throws AwsException {
    AwsAnswer answer =
        aws.kms(
            "Encrypt",
            JsonObject.builder()
                .text("KeyId", arn.toString())
                .text("Plaintext", Base64.getEncoder().encodeToString(secret))
                .object("EncryptionContext", context)
                .build());
    return new KmsBlob(arn, answer.binary("CiphertextBlob").orElseThrow());
  }

  void disable(boolean disable) throws AwsException {
    aws.kms(
        disable ? "DisableKey" : "EnableKey",
        JsonObject.builder().text("KeyId", arn.toString()).build());
  }
}
