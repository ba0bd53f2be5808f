package dev.treza.agent.aws.kms;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KmsRefusal;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/// One key of KMS, used with this enclave's attestation: what it is asked for comes encrypted to
/// this enclave, or is not believed.
record AttestedKey(KmsCalls kms, KeyArn key, Recipient recipient) {
  /// Asks `operation` of the key, for this enclave as the recipient.
  ///
  /// Refused: `KMS-UNAVAILABLE`, `KMS-PLAINTEXT`, `KMS-ARN`, and what [KmsCalls] refuses.
  Outcome<AwsAnswer> ask(String operation, JsonObject.Builder input) {
    try {
      return kms.ask(
              operation,
              input
                  .text("KeyId", key.toString())
                  .object("Recipient", recipient.parameter())
                  .build())
          .then(this::ofThisKey);
    } catch (IOException failed) {
      return Outcome.refused(
          KmsRefusal.UNAVAILABLE, "no attestation document: " + failed.getMessage());
    }
  }

  /// What this key encrypted in the same context; the caller closes it.
  ///
  /// Refused: as [#ask] and [#content].
  Outcome<SecretBuffer> decrypt(Bytes encrypted, JsonObject context) throws LockedMemoryException {
    JsonObject.Builder input =
        JsonObject.builder()
            .text("CiphertextBlob", Base64.getEncoder().encodeToString(encrypted.toArray()))
            .text("EncryptionAlgorithm", "SYMMETRIC_DEFAULT")
            .object("EncryptionContext", context);
    return switch (ask("Decrypt", input)) {
      case Refused<AwsAnswer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<AwsAnswer>(AwsAnswer answer) -> content(answer);
    };
  }

  /// What an answer holds for this enclave; the caller closes it.
  ///
  /// Refused: `KMS-ANSWER`, `KMS-ENVELOPE`.
  Outcome<SecretBuffer> content(AwsAnswer answer) throws LockedMemoryException {
    Optional<Bytes> envelope = answer.binary("CiphertextForRecipient");
    return envelope.isEmpty()
        ? Outcome.refused(KmsRefusal.ANSWER, "the answer has no CiphertextForRecipient")
        : recipient.open(envelope.get());
  }

  /// KMS leaves `Plaintext` out, or empty, when it answers a recipient.
  private Outcome<AwsAnswer> ofThisKey(AwsAnswer answer) {
    if (!answer.text("Plaintext").orElse("").isEmpty()) {
      return Outcome.refused(KmsRefusal.PLAINTEXT, "the answer holds Plaintext");
    }
    String used = answer.text("KeyId").orElse("none");
    return used.equals(key.toString())
        ? Outcome.accepted(answer)
        : Outcome.refused(KmsRefusal.ARN, "it was asked for " + key + ", KMS used " + used);
  }
}
