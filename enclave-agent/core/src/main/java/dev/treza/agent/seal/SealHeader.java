package dev.treza.agent.seal;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.KeyOrigin;
import java.util.Optional;

/// What a sealed key belongs to (TRUST section 7). It is authenticated with the key: a record under
/// another header does not open.
///
/// @param root digest of the root charter
/// @param wallet the wallet's id, or [#MASTER_SEED]
/// @param blockchain absent for the master seed, which is of none
/// @param publicKey empty for the master seed, which has none
/// @param origin where the key comes from
/// @param charterSerial serial of the charter under which the key was made
public record SealHeader(
    Realm realm,
    Digest root,
    String namespace,
    Optional<String> tenant,
    String wallet,
    int version,
    Optional<Blockchain> blockchain,
    Bytes publicKey,
    KeyOrigin origin,
    long charterSerial) {
  /// What the seed of all derived keys of a namespace is called instead of a wallet.
  public static final String MASTER_SEED = "master-seed";

  /// What the secret of a state is called instead of a wallet.
  public static final String STATE_KEY = "state-key";

  private static final String NO_CHAIN = "none";

  /// Whether both belong to the same charter root (rule `SEAL-ROOT`).
  boolean isOfRootOf(SealHeader other) {
    return root.equals(other.root)
        && realm.equals(other.realm)
        && namespace.equals(other.namespace)
        && tenant.equals(other.tenant);
  }

  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("realm", realm.text())
            .digest("root", root)
            .text("namespace", namespace)
            .text("wallet", wallet)
            .integer("version", version)
            .text("chain", blockchain.map(Blockchain::text).orElse(NO_CHAIN))
            .hex("publicKey", publicKey)
            .integer("charterSerial", charterSerial);
    tenant.ifPresent(name -> json.text("tenant", name));
    origin.writeTo(json, "path");
    return json.build();
  }

  static SealHeader read(JsonFields fields) throws JsonShapeException {
    return new SealHeader(
        fields.choice("realm", Realm::parse),
        fields.digest("root"),
        fields.choice("namespace", Ids::parse),
        fields.optionalChoice("tenant", Ids::parse),
        fields.choice("wallet", Ids::parse),
        (int) fields.longInteger("version", 1, Integer.MAX_VALUE),
        fields.text("chain").equals(NO_CHAIN)
            ? Optional.empty()
            : Optional.of(fields.choice("chain", Blockchain::parse)),
        fields.hex("publicKey"),
        KeyOrigin.read(fields, "path"),
        fields.longInteger("charterSerial", 0, Long.MAX_VALUE));
  }

  Bytes encoded() {
    return CanonicalJson.encode(toJson());
  }

  /// The encryption context of the data key: root, namespace and tenant.
  Bytes context() {
    JsonObject.Builder json =
        JsonObject.builder().digest("root", root).text("namespace", namespace);
    tenant.ifPresent(name -> json.text("tenant", name));
    return CanonicalJson.encode(json.build());
  }
}
