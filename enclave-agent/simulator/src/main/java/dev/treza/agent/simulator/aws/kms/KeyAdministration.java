package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.iam.AccessRequest;
import dev.treza.agent.simulator.aws.iam.Policy.Says;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.Identities;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Making keys, looking at them and changing them.
final class KeyAdministration {
  private static final JsonObject NOTHING = JsonObject.builder().build();
  private static final int MATERIAL = 32;

  private final Keys keys;
  private final SecureRandom random;

  KeyAdministration(Keys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  private record Wish(
      Optional<String> policy,
      String description,
      String origin,
      boolean multiRegion,
      boolean bypass) {
    static Wish read(JsonFields fields) throws JsonShapeException {
      if (fields.has("KeySpec")) {
        fields.literal("KeySpec", "SYMMETRIC_DEFAULT");
      }
      if (fields.has("KeyUsage")) {
        fields.literal("KeyUsage", "ENCRYPT_DECRYPT");
      }
      return new Wish(
          fields.optionalText("Policy"),
          fields.optionalText("Description").orElse(""),
          fields.optionalChoice("Origin", Wish::origin).orElse("AWS_KMS"),
          fields.optionalFlag("MultiRegion").orElse(false),
          fields.optionalFlag("BypassPolicyLockoutSafetyCheck").orElse(false));
    }

    private static Optional<String> origin(String text) {
      return Optional.of(text).filter(List.of("AWS_KMS", "EXTERNAL")::contains);
    }
  }

  JsonObject create(ServiceCall call) throws AwsError, StoreException {
    Wish wish = call.read(Wish::read);
    AccessRequest request = AccessRequest.of(call.principal(), "kms:CreateKey", "*", Map.of());
    if (Identities.say(request) != Says.ALLOW) {
      throw new AwsError("AccessDeniedException", "not authorized to perform: kms:CreateKey");
    }
    String account = call.principal().account();
    UUID id = new UUID(random.nextLong(), random.nextLong());
    KeyArn arn = new KeyArn(call.region(), account, (wish.multiRegion ? "mrk-" : "") + id);
    String policy = wish.policy.orElseGet(() -> KeyPolicies.usual(account));
    KeyPolicies.requireWritable(call, arn, policy, wish.bypass);
    byte[] material = new byte[MATERIAL];
    random.nextBytes(material);
    KeyRecord key =
        new KeyRecord(
            arn,
            call.time(),
            wish.description,
            wish.origin,
            wish.multiRegion,
            KeyState.ENABLED,
            policy,
            List.of(),
            Bytes.of(material));
    keys.create(key);
    return JsonObject.builder().object("KeyMetadata", key.metadata()).build();
  }

  private KeyRecord permitted(ServiceCall call, String keyId) throws AwsError, StoreException {
    KeyRecord key = keys.named(keyId);
    KeyPolicies.require(call, key, Map.of());
    return key;
  }

  private static String keyId(JsonFields fields) throws JsonShapeException {
    return fields.text("KeyId");
  }

  JsonObject describe(ServiceCall call) throws AwsError, StoreException {
    KeyRecord key = permitted(call, call.read(KeyAdministration::keyId));
    return JsonObject.builder().object("KeyMetadata", key.metadata()).build();
  }

  JsonObject policy(ServiceCall call) throws AwsError, StoreException {
    String keyId =
        call.read(fields -> {
          defaultPolicyName(fields);
          return keyId(fields);
        });
    return JsonObject.builder()
        .text("Policy", permitted(call, keyId).policy())
        .text("PolicyName", "default")
        .build();
  }

  private record NewPolicy(String keyId, String policy, boolean bypass) {
    static NewPolicy read(JsonFields fields) throws JsonShapeException {
      defaultPolicyName(fields);
      return new NewPolicy(
          KeyAdministration.keyId(fields),
          fields.text("Policy"),
          fields.optionalFlag("BypassPolicyLockoutSafetyCheck").orElse(false));
    }
  }

  private static void defaultPolicyName(JsonFields fields) throws JsonShapeException {
    if (fields.has("PolicyName")) {
      fields.literal("PolicyName", "default");
    }
  }

  JsonObject putPolicy(ServiceCall call) throws AwsError, StoreException {
    NewPolicy next = call.read(NewPolicy::read);
    KeyRecord key = permitted(call, next.keyId);
    KeyPolicies.requireWritable(call, key.arn(), next.policy, next.bypass);
    keys.change(key, old -> old.withPolicy(next.policy));
    return NOTHING;
  }

  private record Grant(String keyId, String grantee, List<String> operations) {
    static Grant read(JsonFields fields) throws JsonShapeException {
      return new Grant(
          KeyAdministration.keyId(fields),
          fields.text("GranteePrincipal"),
          fields.texts("Operations"));
    }
  }

  /// The grant is kept and listed; it lets nobody do anything.
  JsonObject createGrant(ServiceCall call) throws AwsError, StoreException {
    Grant grant = call.read(Grant::read);
    KeyRecord key = permitted(call, grant.keyId);
    keys.change(key, old -> old.withGrant(grant.grantee));
    return JsonObject.builder().text("GrantId", "grant-" + (key.grants().size() + 1)).build();
  }

  JsonObject grants(ServiceCall call) throws AwsError, StoreException {
    String keyId =
        call.read(fields -> {
          fields.optionalNumber("Limit", 1, 100);
          return keyId(fields);
        });
    KeyRecord key = permitted(call, keyId);
    List<JsonObject> grants =
        key.grants().stream()
            .map(grantee ->
                JsonObject.builder()
                    .text("GranteePrincipal", grantee)
                    .text("KeyId", key.arn().toString())
                    .build())
            .toList();
    return JsonObject.builder().array("Grants", grants).flag("Truncated", false).build();
  }

  JsonObject state(ServiceCall call, KeyState next) throws AwsError, StoreException {
    String keyId =
        call.read(fields -> {
          fields.optionalNumber("PendingWindowInDays", 7, 30);
          return keyId(fields);
        });
    KeyRecord key = permitted(call, keyId);
    keys.change(key, old -> old.withState(next));
    return next == KeyState.PENDING_DELETION
        ? JsonObject.builder()
            .text("KeyId", key.arn().toString())
            .text("KeyState", next.text())
            .build()
        : NOTHING;
  }
}
