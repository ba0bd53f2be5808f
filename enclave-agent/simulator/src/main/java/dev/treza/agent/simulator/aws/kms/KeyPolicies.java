package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.iam.AccessRequest;
import dev.treza.agent.simulator.aws.iam.MalformedPolicyException;
import dev.treza.agent.simulator.aws.iam.Policy;
import dev.treza.agent.simulator.aws.iam.PolicyReader;
import dev.treza.agent.simulator.aws.iam.Principal;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.Identities;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.fleet.charter.KeyArn;
import java.util.Map;

/// Who may do what with a key.
final class KeyPolicies {
  private KeyPolicies() {}

  /// What a key has whose maker gave it no policy.
  static String usual(String account) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow",
     "Principal":{"AWS":"%s"},"Action":"kms:*","Resource":"*"}]}\
    """
        .formatted(new Principal.Root(account).arn());
  }

  /// Demands that the key's policy, and the caller's own, let the call through.
  ///
  /// @param context condition keys beside those every call has
  static void require(ServiceCall call, KeyRecord key, Map<String, String> context)
      throws AwsError {
    AccessRequest request =
        AccessRequest.of(
            call.principal(), "kms:" + call.operation(), key.arn().toString(), context);
    if (!read(key.policy()).letsThrough(request, Identities.say(request))) {
      throw new AwsError(
          "AccessDeniedException",
          "User: %s is not authorized to perform: %s on resource: %s"
              .formatted(call.principal().arn(), request.action(), request.resource()));
    }
  }

  /// KMS takes no policy that locks its writer out, unless it is told to.
  static void requireWritable(ServiceCall call, KeyArn key, String policy, boolean bypass)
      throws AwsError {
    AccessRequest request =
        AccessRequest.of(call.principal(), "kms:PutKeyPolicy", key.toString(), Map.of());
    if (!read(policy).letsThrough(request, Identities.say(request)) && !bypass) {
      throw new AwsError(
          "MalformedPolicyDocumentException",
          "The new key policy will not allow you to update the key policy in the future.");
    }
  }

  private static Policy read(String policy) throws AwsError {
    try {
      return PolicyReader.ofResource(policy);
    } catch (MalformedPolicyException malformed) {
      throw new AwsError(
          "MalformedPolicyDocumentException", String.valueOf(malformed.getMessage()));
    }
  }
}
