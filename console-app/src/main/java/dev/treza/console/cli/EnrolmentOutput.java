package dev.treza.console.cli;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.PgpWords;
import dev.treza.fleet.charter.Enrolment;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// An enrolment as a person reads it, with what to compare aloud, and as a program does.
record EnrolmentOutput(Enrolment enrolment) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(enrolment.name() + " asks to be officer " + enrolment.id() + realm());
    lines.add("  roles " + String.join(", ", roles()));
    lines.add("  signs with key " + enrolment.sign().kid());
    lines.add("  kept on " + enrolment.credential().text());
    enrolment.receive().ifPresent(key -> lines.add("  receives with key " + key.kid()));
    lines.add("Compare these words with him, by voice, before you name the key in a charter:");
    lines.add("  " + String.join(" ", words()));
    return lines;
  }

  private String realm() {
    return switch (enrolment.realm()) {
      case Realm.Nitro() -> "";
      case Realm.Simulated(Digest _) -> " (SIMULATED)";
    };
  }

  private List<String> roles() {
    return enrolment.roles().stream().sorted().map(Role::text).toList();
  }

  private List<String> words() {
    return PgpWords.of(enrolment.fingerprint().value());
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("id", enrolment.id())
            .text("name", enrolment.name())
            .text("realm", enrolment.realm().text())
            .texts("roles", roles())
            .text("credential", enrolment.credential().text())
            .object("sign", enrolment.sign().json())
            .text("thumbprint", enrolment.sign().kid())
            .texts("words", words());
    enrolment.receive().ifPresent(key -> json.object("receive", key.json()));
    return json.build();
  }
}
