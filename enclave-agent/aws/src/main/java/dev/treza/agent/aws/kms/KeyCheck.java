package dev.treza.agent.aws.kms;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonFlag;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.kms.KeyPolicy;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.kms.PolicyComparison;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Whether the charter's key is what it must be (rules `KMS-ARN`, `KMS-POLICY`): asked of KMS
/// itself, over a connection that nobody between can change.
final class KeyCheck {
  private static final List<String> MATERIAL_ELSEWHERE =
      List.of("CloudHsmClusterId", "CustomKeyStoreId", "XksKeyConfiguration");

  private final KmsCalls kms;
  private final KeyArn key;
  private final KeyPolicy derived;

  /// @param derived the policy the key must have
  KeyCheck(KmsCalls kms, KeyArn key, KeyPolicy derived) {
    this.kms = kms;
    this.key = key;
    this.derived = derived;
  }

  /// The policy, if everything is as it must be.
  ///
  /// Refused: `KMS-ARN`, `KMS-KEY`, `KMS-POLICY`, `KMS-GRANTS`, and what [KmsCalls] refuses.
  Outcome<KeyPolicy> run() {
    return kms.ask("DescribeKey", input().build())
        .then(this::description)
        .then(_ -> kms.ask("GetKeyPolicy", input().text("PolicyName", "default").build()))
        .then(this::policy)
        .then(policy ->
            kms.ask("ListGrants", input().number("Limit", 1).build())
                .then(KeyCheck::noGrants)
                .map(_ -> policy));
  }

  private JsonObject.Builder input() {
    return JsonObject.builder().text("KeyId", key.toString());
  }

  private Outcome<AwsAnswer> description(AwsAnswer answer) {
    Optional<AwsAnswer> metadata = answer.object("KeyMetadata");
    if (metadata.isEmpty()) {
      return Outcome.refused(KmsRefusal.ANSWER, "DescribeKey without KeyMetadata");
    }
    String arn = metadata.get().text("Arn").orElse("none");
    if (!arn.equals(key.toString())) {
      return Outcome.refused(KmsRefusal.ARN, "the charter names " + key + ", KMS " + arn);
    }
    return kind(metadata.get())
        .<Outcome<AwsAnswer>>map(Outcome::refused)
        .orElseGet(() -> enabled(metadata.get()));
  }

  private static Optional<Refusal> kind(AwsAnswer metadata) {
    SortedMap<String, JsonValue> wanted = new TreeMap<>();
    wanted.put("Origin", new JsonText("AWS_KMS"));
    wanted.put("KeySpec", new JsonText("SYMMETRIC_DEFAULT"));
    wanted.put("KeyUsage", new JsonText("ENCRYPT_DECRYPT"));
    wanted.put("KeyManager", new JsonText("CUSTOMER"));
    wanted.put("MultiRegion", new JsonFlag(false));
    return wanted.entrySet().stream()
        .filter(field -> !metadata.value(field.getKey()).equals(Optional.of(field.getValue())))
        .map(field -> field.getKey() + " is not as it must be")
        .findFirst()
        .or(() ->
            MATERIAL_ELSEWHERE.stream()
                .filter(name -> metadata.value(name).isPresent())
                .map(name -> "it has a " + name)
                .findFirst())
        .map(detail -> Refusal.of(KmsRefusal.KEY, detail));
  }

  private static Outcome<AwsAnswer> enabled(AwsAnswer metadata) {
    String state = metadata.text("KeyState").orElse("unknown");
    return state.equals("Enabled")
        ? Outcome.accepted(metadata)
        : Outcome.refused(KmsRefusal.UNAVAILABLE, "the key's state is " + state);
  }

  private Outcome<KeyPolicy> policy(AwsAnswer answer) {
    return answer
        .text("Policy")
        .map(text -> PolicyComparison.require(derived, Bytes.utf8(text)))
        .orElseGet(() -> Outcome.refused(KmsRefusal.ANSWER, "GetKeyPolicy without a Policy"));
  }

  private static Outcome<AwsAnswer> noGrants(AwsAnswer answer) {
    Optional<List<JsonValue>> grants = answer.items("Grants");
    if (grants.isEmpty()) {
      return Outcome.refused(KmsRefusal.ANSWER, "ListGrants without Grants");
    }
    boolean more = answer.value("Truncated").equals(Optional.of(new JsonFlag(true)));
    return grants.get().isEmpty() && !more
        ? Outcome.accepted(answer)
        : Outcome.refused(KmsRefusal.GRANTS, "there is at least one grant");
  }
}
