package dev.treza.agent.simulator.aws.service;

import dev.treza.agent.simulator.aws.iam.AccessRequest;
import dev.treza.agent.simulator.aws.iam.MalformedPolicyException;
import dev.treza.agent.simulator.aws.iam.Policy;
import dev.treza.agent.simulator.aws.iam.Policy.Says;
import dev.treza.agent.simulator.aws.iam.PolicyReader;
import dev.treza.agent.simulator.aws.iam.Principal;

/// What the identities of the simulated account may do by their own policies: its root and its role
/// `administrator` everything, every other role what a parent instance needs beside the key policy.
public final class Identities {
  private static final String ADMINISTRATOR = ":role/administrator";
  private static final Policy EVERYTHING =
      fixed(
          """
          {"Version":"2012-10-17","Statement":
            {"Effect":"Allow","Action":"*","Resource":"*"}}\
          """);
  private static final Policy PARENT =
      fixed(
          """
          {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Resource":"arn:aws:secretsmanager:*:*:secret:treza/*",
             "Action":["secretsmanager:CreateSecret","secretsmanager:PutSecretValue",
                       "secretsmanager:GetSecretValue"]},
            {"Effect":"Allow","Resource":"arn:aws:dynamodb:*:*:table/treza-*",
             "Action":["dynamodb:GetItem","dynamodb:Query","dynamodb:PutItem",
                       "dynamodb:DeleteItem","dynamodb:ConditionCheckItem"]}]}\
          """);

  private Identities() {}

  /// What the caller's own policies say.
  public static Says say(AccessRequest request) {
    return switch (request.principal()) {
      case Principal.Root _ -> EVERYTHING.says(request);
      case Principal.Role(String _, String arn) ->
          (arn.endsWith(ADMINISTRATOR) ? EVERYTHING : PARENT).says(request);
    };
  }

  private static Policy fixed(String document) {
    try {
      return PolicyReader.ofIdentity(document);
    } catch (MalformedPolicyException broken) {
      throw new IllegalStateException("a policy of the simulator's own", broken);
    }
  }
}
