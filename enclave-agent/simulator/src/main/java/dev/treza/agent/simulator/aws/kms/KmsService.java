package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.FakeService;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.json.JsonObject;
import java.security.SecureRandom;

/// KMS, as far as sealing keys need it.
public final class KmsService implements FakeService {
  private final KeyAdministration administration;
  private final KeyUse use;

  /// @param root what attestation documents must lead to
  public KmsService(StateStore store, TrustAnchor root, SecureRandom random) {
    Keys keys = new Keys(store);
    this.administration = new KeyAdministration(keys, random);
    this.use = new KeyUse(keys, new RecipientCheck(root), random);
  }

  @Override
  public String id() {
    return "kms";
  }

  @Override
  public String target() {
    return "TrentService";
  }

  @Override
  public JsonObject call(ServiceCall call) throws AwsError, StoreException {
    return switch (call.operation()) {
      case "CancelKeyDeletion", "DisableKey" -> administration.state(call, KeyState.DISABLED);
      case "CreateGrant" -> administration.createGrant(call);
      case "CreateKey" -> administration.create(call);
      case "Decrypt" -> use.decrypt(call);
      case "DescribeKey" -> administration.describe(call);
      case "EnableKey" -> administration.state(call, KeyState.ENABLED);
      case "Encrypt" -> use.encrypt(call);
      case "GenerateDataKey" -> use.generateDataKey(call);
      case "GetKeyPolicy" -> administration.policy(call);
      case "ListGrants" -> administration.grants(call);
      case "PutKeyPolicy" -> administration.putPolicy(call);
      case "ScheduleKeyDeletion" -> administration.state(call, KeyState.PENDING_DELETION);
      default -> throw new AwsError("UnknownOperationException", call.operation());
    };
  }
}
