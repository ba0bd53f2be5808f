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
import java.util.Optional;

/// What a sealed key belongs to (TRUST section 7). It is authenticated with the key: a record under
/// another header does not open.
///
/// @param root digest of the root charter
/// @param charterSerial serial of the charter under which the key was made
public record SealHeader(
    Realm realm,
    Digest root,
    String namespace,
    Optional<String> tenant,
    String wallet,
    int version,
    Blockchain blockchain,
    Bytes publicKey,
    long charterSerial) {
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
            .text("chain", blockchain.text())
            .hex("publicKey", publicKey)
            .text("origin", "generated")
            .integer("charterSerial", charterSerial);
    tenant.ifPresent(name -> json.text("tenant", name));
    return json.build();
  }

  static SealHeader read(JsonFields fields) throws JsonShapeException {
    fields.literal("origin", "generated");
    return new SealHeader(
        fields.choice("realm", Realm::parse),
        fields.digest("root"),
        fields.choice("namespace", Ids::parse),
        fields.optionalChoice("tenant", Ids::parse),
        fields.choice("wallet", Ids::parse),
        (int) fields.longInteger("version", 1, Integer.MAX_VALUE),
        fields.choice("chain", Blockchain::parse),
        fields.hex("publicKey"),
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
