package dev.treza.agent.simulator.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.simulator.Peers;
import dev.treza.agent.simulator.aws.iam.Policy.Says;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Decisions by this simulator and by an independent one.
class PolicyPeerTest {
  private static final long SEED = Long.getLong("treza.seed", 20_261_125L);
  private static final int CASES = Boolean.getBoolean("treza.full") ? 20_000 : 500;

  @TempDir private Path folder;

  private record Case(
      JsonObject policy, String identity, String action, Map<String, String> context) {
    boolean allowed() throws MalformedPolicyException {
      AccessRequest request =
          AccessRequest.of(
              new Principal.Role(RandomPolicies.ACCOUNT, RandomPolicies.ROLE),
              action,
              RandomPolicies.KEY,
              context);
      Says own =
          identity.isEmpty() ? Says.NOTHING : PolicyReader.ofIdentity(identity).says(request);
      return PolicyReader.ofResource(text(policy)).letsThrough(request, own);
    }

    String line() {
      JsonObject.Builder keys = JsonObject.builder();
      context.forEach(keys::text);
      String rest =
          text(
              JsonObject.builder()
                  .text("principal", RandomPolicies.ROLE)
                  .text("account", RandomPolicies.ACCOUNT)
                  .text("resource", RandomPolicies.KEY)
                  .text("action", action)
                  .object("policy", policy)
                  .object("context", keys.build())
                  .build());
      String own = identity.isEmpty() ? "null" : identity;
      return rest.substring(0, rest.length() - 1) + ",\"identity\":" + own + "}";
    }
  }

  private static String text(JsonObject json) {
    return new String(CanonicalJson.encode(json).toArray(), StandardCharsets.UTF_8);
  }

  private void assertAgreed(List<Case> cases) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (Case one : cases) {
      lines.append(one.line()).append('\n');
    }
    Path file = Files.writeString(folder.resolve("cases"), lines);
    List<String> theirs = Peers.run(Map.of(), "iam.mjs", file.toString());
    assertThat(theirs).hasSameSizeAs(cases);
    for (int i = 0; i < cases.size(); i++) {
      assertThat(theirs.get(i))
          .as("seed %d, case %d: %s", SEED, i, cases.get(i).line())
          .matches(cases.get(i).allowed() ? "Allowed" : "(Im|Ex)plicitlyDenied");
    }
  }

  @Test
  void agreesOverRandomPolicies() throws Exception {
    RandomPolicies random = new RandomPolicies(SEED);
    List<Case> cases = new ArrayList<>();
    int allowed = 0;
    for (int i = 0; i < CASES; i++) {
      String action = random.action();
      Case next = new Case(random.policy(), random.identity(), action, random.context(action));
      allowed += next.allowed() ? 1 : 0;
      cases.add(next);
    }
    assertThat(allowed).as("seed %d", SEED).isBetween(CASES / 20, CASES - CASES / 20);
    assertAgreed(cases);
  }

  @Test
  void agreesOverThePolicyOfASealingKey() throws Exception {
    List<Case> cases = new ArrayList<>();
    JsonObject policy = SealingPolicies.of(NetworkMode.MAINNET);
    String root = PcrValue.ofCharterRoot(SealingPolicies.ROOT).hex();
    String other = PcrValue.ofCharterRoot(Digest.of(Bytes.utf8("another root"))).hex();
    for (String action :
        List.of(
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:DescribeKey",
            "kms:GetKeyPolicy",
            "kms:ListGrants",
            "kms:PutKeyPolicy",
            "kms:CreateGrant",
            "kms:ReEncryptFrom",
            "kms:Encrypt",
            "kms:ImportKeyMaterial",
            "kms:ReplicateKey",
            "kms:DisableKey",
            "kms:UpdatePrimaryRegion",
            "kms:ScheduleKeyDeletion")) {
      for (String pcr16 : List.of(root, root.toUpperCase(Locale.ROOT), other, "")) {
        for (String identity : List.of("", everything())) {
          cases.add(new Case(policy, identity, action, SealingPolicies.context(pcr16)));
        }
      }
    }
    assertAgreed(cases);
  }

  private static String everything() {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\","
        + "\"Resource\":\"*\"}]}";
  }
}
