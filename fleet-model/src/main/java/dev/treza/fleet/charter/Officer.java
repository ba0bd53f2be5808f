package dev.treza.fleet.charter;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.jws.ReceiveKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A person the charter names.
///
/// @param name as people say it; NFC, free of control and invisible characters
/// @param sign the keys with which this officer signs, at least one
/// @param receive the key to which what only he may read is sealed; custodians have one
public record Officer(
    String id,
    String name,
    Set<Role> roles,
    CredentialKind credential,
    List<PublicJwk> sign,
    Optional<ReceiveKey> receive) {
  public Officer {
    roles = Set.copyOf(roles);
    sign = List.copyOf(sign);
    if (roles.isEmpty() || sign.isEmpty()) {
      throw new IllegalArgumentException("an officer has at least one role and one key");
    }
  }

  /// Without a receive key.
  public Officer(
      String id, String name, Set<Role> roles, CredentialKind credential, List<PublicJwk> sign) {
    this(id, name, roles, credential, sign, Optional.empty());
  }

  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("id", id)
            .text("name", name)
            .texts("roles", roles.stream().sorted().map(Role::text).toList())
            .text("credential", credential.text())
            .array("sign", sign.stream().map(PublicJwk::json).toList());
    receive.ifPresent(key -> json.object("receive", key.json()));
    return json.build();
  }

  /// The thumbprints of all his keys, whatever they are for.
  Stream<String> kids() {
    return Stream.concat(sign.stream().map(PublicJwk::kid), receive.stream().map(ReceiveKey::kid));
  }

  static Officer read(JsonFields fields) throws JsonShapeException {
    List<PublicJwk> keys = new ArrayList<>();
    for (JsonFields key : fields.objects("sign")) {
      keys.add(PublicJwk.read(key));
    }
    return new Officer(
        fields.choice("id", Ids::parse),
        fields.name("name"),
        fields.choices("roles", Role::parse),
        fields.choice("credential", CredentialKind::parse),
        keys,
        receive(fields));
  }

  private static Optional<ReceiveKey> receive(JsonFields fields) throws JsonShapeException {
    Optional<JsonFields> key = fields.optionalObject("receive");
    return key.isPresent() ? Optional.of(ReceiveKey.read(key.get())) : Optional.empty();
  }
}
