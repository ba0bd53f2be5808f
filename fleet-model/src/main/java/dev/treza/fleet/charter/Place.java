package dev.treza.fleet.charter;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the enclave must run (rule `ATT-PLACE`).
///
/// @param parentRole ARN of the parent instance's role; PCR3 follows from it
/// @param regions AWS regions the attestation certificate may name
public record Place(String parentRole, List<String> regions) {
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}");
  private static final Pattern REGION = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  public Place {
    regions = List.copyOf(regions);
  }

  JsonObject toJson() {
    return JsonObject.builder().text("parentRole", parentRole).texts("regions", regions).build();
  }

  static Place read(JsonFields fields) throws JsonShapeException {
    return new Place(
        fields.choice("parentRole", Place::role),
        List.copyOf(fields.choices("regions", Place::region)));
  }

  private static Optional<String> role(String arn) {
    return ROLE.matcher(arn).matches() ? Optional.of(arn) : Optional.empty();
  }

  private static Optional<String> region(String name) {
    return REGION.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }
}
