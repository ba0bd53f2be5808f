package dev.treza.agent.simulator.aws.secrets;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One secret and all its versions, the current one last.
///
/// @param suffix of its ARN, six characters that AWS chooses
record SecretRecord(String name, String suffix, List<Version> versions) {
  /// A version.
  ///
  /// @param id what its writer called it, the ClientRequestToken
  record Version(String id, String text, Instant created) {
    JsonObject toJson() {
      return JsonObject.builder()
          .text("id", id)
          .text("text", text)
          .time("created", created)
          .build();
    }

    static Version read(JsonFields fields) throws JsonShapeException {
      return new Version(fields.text("id"), fields.text("text"), fields.time("created"));
    }
  }

  SecretRecord {
    versions = List.copyOf(versions);
  }

  Version current() {
    return versions.getLast();
  }

  /// The one that was current before.
  Optional<Version> previous() {
    return versions.reversed().stream().skip(1).findFirst();
  }

  Optional<Version> version(String id) {
    return versions.stream().filter(version -> version.id.equals(id)).findFirst();
  }

  /// With this version, new or not, as the current one.
  SecretRecord with(Version next) {
    List<Version> more = new ArrayList<>(versions);
    more.remove(next);
    more.add(next);
    return new SecretRecord(name, suffix, more);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .text("name", name)
        .text("suffix", suffix)
        .array("versions", versions.stream().map(Version::toJson).toList())
        .build();
  }

  static SecretRecord read(JsonFields fields) throws JsonShapeException {
    List<Version> versions = new ArrayList<>();
    for (JsonFields version : fields.objects("versions")) {
      versions.add(Version.read(version));
    }
    return new SecretRecord(fields.text("name"), fields.text("suffix"), versions);
  }
}
