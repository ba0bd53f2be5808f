package dev.treza.agent.simulator.aws.iam;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.SealingKeyPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The policy of a sealing key for [RandomPolicies#ROLE].
final class SealingPolicies {
  static final Digest ROOT = Digest.of(Bytes.utf8("root"));
  private static final PcrValue PCR = PcrValue.extendedWith(Bytes.utf8("image"));

  private SealingPolicies() {}

  static JsonObject of(NetworkMode network) {
    Quorum quorum = new Quorum(2, List.of("ada", "bob"));
    Charter charter =
        new Charter(
            Realm.NITRO,
            "treasury",
            Optional.empty(),
            0,
            Optional.empty(),
            Set.of(network),
            new Place(RandomPolicies.ROLE, List.of("eu-central-1")),
            RandomPolicies.KEY,
            Charter.LOCAL_STORE,
            10,
            BackupMode.NONE,
            Duration.ofHours(1),
            List.of(new Measurements("test", "1.0", new TreeMap<>(Map.of(0, PCR, 1, PCR, 2, PCR)))),
            List.of(),
            quorum,
            quorum,
            List.of(),
            List.of());
    return SealingKeyPolicy.of(KeyArn.parse(RandomPolicies.KEY).orElseThrow(), charter, ROOT)
        .toJson();
  }

  /// What an enclave of the charter's image attests.
  ///
  /// @param pcr16 not attested at all, if empty
  static Map<String, String> context(String pcr16) {
    Map<String, String> context = new TreeMap<>();
    if (!pcr16.isEmpty()) {
      for (int index = 0; index <= 2; index++) {
        context.put("kms:RecipientAttestation:PCR" + index, PCR.hex());
      }
      context.put("kms:RecipientAttestation:ImageSha384", PCR.hex());
      context.put("kms:RecipientAttestation:PCR16", pcr16);
    }
    return context;
  }
}
