package dev.treza.agent.aws.kms;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.AgentRefusal;

/// Calls of KMS whose errors are refusals by id.
final class KmsCalls {
  private final AwsClient client;

  KmsCalls(AwsClient client) {
    this.client = client;
  }

  /// Refused: `KMS-UNAVAILABLE`, `KMS-DENIED`, `KMS-ARN`, `KMS-ANSWER`, `SEAL-OPEN`.
  Outcome<AwsAnswer> ask(String operation, JsonObject input) {
    try {
      return Outcome.accepted(client.call(operation, input));
    } catch (AwsException failed) {
      return Outcome.refused(Refusal.of(id(failed.code()), operation + ": " + failed.getMessage()));
    }
  }

  /// AWS's own names for its errors (KMS API Reference); one it adds is none it gives to our calls.
  private static RefusalId id(String code) {
    return switch (code) {
      case "AccessDeniedException" -> KmsRefusal.DENIED;
      case "NotFoundException" -> KmsRefusal.ARN;
      case "InvalidCiphertextException", "IncorrectKeyException" -> AgentRefusal.SEALED;
      case AwsException.NO_ANSWER,
          "DependencyTimeoutException",
          "DisabledException",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InternalFailure",
          "InvalidSignatureException",
          "KMSInternalException",
          "KMSInvalidStateException",
          "KeyUnavailableException",
          "LimitExceededException",
          "RequestExpired",
          "ServiceUnavailable",
          "SignatureDoesNotMatch",
          "ThrottlingException",
          "UnrecognizedClientException" ->
          KmsRefusal.UNAVAILABLE;
      default -> KmsRefusal.ANSWER;
    };
  }
}
