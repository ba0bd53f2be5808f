package dev.treza.fleet.charter;

import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.PublicJwk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A person the charter names.
///
/// @param name as people say it; NFC, free of control and invisible characters
/// @param sign the keys with which this officer signs, at least one
public record Officer(
    String id, String name, Set<Role> roles, CredentialKind credential, List<PublicJwk> sign) {
  public Officer {
    roles = Set.copyOf(roles);
    sign = List.copyOf(sign);
    if (roles.isEmpty() || sign.isEmpty()) {
      throw new IllegalArgumentException("an officer has at least one role and one key");
    }
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .text("id", id)
        .text("name", name)
        .texts("roles", roles.stream().sorted().map(Role::text).toList())
        .text("credential", credential.text())
        .array("sign", sign.stream().map(PublicJwk::json).toList())
        .build();
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
        keys);
  }
}
