package dev.treza.agent.simulator.aws.kms;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One key, as the simulator keeps it.
///
/// @param origin `AWS_KMS` or `EXTERNAL`
/// @param policy as it was written
/// @param grants principals to whom somebody gave one
/// @param material 32 bytes, in clear: nothing a simulator keeps is secret
record KeyRecord(
    KeyArn arn,
    Instant created,
    String description,
    String origin,
    boolean multiRegion,
    KeyState state,
    String policy,
    List<String> grants,
    Bytes material) {
  KeyRecord {
    grants = List.copyOf(grants);
  }

  KeyRecord withState(KeyState next) {
    return new KeyRecord(
        arn, created, description, origin, multiRegion, next, policy, grants, material);
  }

  KeyRecord withPolicy(String next) {
    return new KeyRecord(
        arn, created, description, origin, multiRegion, state, next, grants, material);
  }

  KeyRecord withGrant(String grantee) {
    List<String> more = new ArrayList<>(grants);
    more.add(grantee);
    return new KeyRecord(
        arn, created, description, origin, multiRegion, state, policy, more, material);
  }

  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("arn", arn.toString())
            .time("created", created)
            .text("description", description)
            .text("origin", origin)
            .flag("multiRegion", multiRegion)
            .text("state", state.text())
            .text("policy", policy)
            .base64Url("material", material);
    if (!grants.isEmpty()) {
      json.texts("grants", grants);
    }
    return json.build();
  }

  static KeyRecord read(JsonFields fields) throws JsonShapeException {
    return new KeyRecord(
        fields.choice("arn", KeyArn::parse),
        fields.time("created"),
        fields.text("description"),
        fields.text("origin"),
        fields.flag("multiRegion"),
        fields.choice("state", KeyState::parse),
        fields.text("policy"),
        fields.optionalTexts("grants"),
        fields.base64Url("material"));
  }

  /// `KeyMetadata` of the KMS API, of a symmetric key for encryption.
  JsonObject metadata() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("AWSAccountId", arn.account())
            .text("Arn", arn.toString())
            .text("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")
            .text("Description", description)
            .flag("Enabled", state == KeyState.ENABLED)
            .texts("EncryptionAlgorithms", List.of("SYMMETRIC_DEFAULT"))
            .text("KeyId", arn.keyId())
            .text("KeyManager", "CUSTOMER")
            .text("KeySpec", "SYMMETRIC_DEFAULT")
            .text("KeyState", state.text())
            .text("KeyUsage", "ENCRYPT_DECRYPT")
            .flag("MultiRegion", multiRegion)
            .text("Origin", origin)
            .number("CreationDate", Math.toIntExact(created.getEpochSecond()));
    return json.build();
  }
}
