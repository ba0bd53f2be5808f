package dev.treza.console.cli;

import dev.treza.console.charter.RuleWords;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A charter as a person reads it, whole, and as a program does.
///
/// @param suspended what is suspended at the moment
record CharterOutput(KnownEnclave enclave, List<Suspended> suspended) {
  List<String> lines() {
    Charter charter = enclave.charter();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Charter %d of %s, digest %s"
            .formatted(charter.serial(), charter.namespace(), charter.digest()));
    lines.add("Root %s (pinned here)".formatted(enclave.charterRoot()));
    lines.add("Officers");
    charter.officers().forEach(officer -> lines.add("  " + officer(officer)));
    lines.add("Quorums");
    lines.add("  charter: " + quorum(charter.charterQuorum()));
    lines.add("  ceremony: " + quorum(charter.ceremonyQuorum()));
    charter
        .groups()
        .forEach(group ->
            lines.add("  group %s: %s".formatted(group.id(), String.join(", ", group.officers()))));
    lines.add("Rules, the first that matches decides; what none matches is denied");
    for (Rule rule : charter.rules()) {
      RuleWords words = new RuleWords(rule);
      lines.add("  %s: %s".formatted(rule.id(), String.join(", ", words.conditions())));
      lines.add("    → " + words.verdict());
    }
    names(charter, lines);
    return new EnclaveOutput(enclave).lines(lines);
  }

  private void names(Charter charter, List<String> lines) {
    if (!charter.addressBook().entries().isEmpty()) {
      lines.add("Address book");
      charter
          .addressBook()
          .entries()
          .forEach(entry ->
              lines.add(
                  "  %s: %s %s"
                      .formatted(entry.name(), entry.blockchain().label(), entry.address())));
      charter
          .addressLists()
          .forEach(list ->
              lines.add("  list @%s: %s".formatted(list.id(), String.join(", ", list.names()))));
    }
    if (!charter.clients().isEmpty()) {
      lines.add("Clients");
      charter
          .clients()
          .forEach(client ->
              lines.add(
                  "  %s%s: key %s, until %s, rules %s"
                      .formatted(
                          client.id(),
                          mark(SuspensionSubject.CLIENT, client.id()),
                          client.spki(),
                          client.expires(),
                          client.rules().stream().sorted().collect(Collectors.joining(", ")))));
    }
    suspended.stream()
        .filter(one -> one.subject() == SuspensionSubject.WALLET)
        .forEach(one -> lines.add("FROZEN wallet " + one.id() + " since " + one.since()));
  }

  private String officer(Officer officer) {
    return "%s (%s)%s: %s; %s"
        .formatted(
            officer.id(),
            officer.name(),
            mark(SuspensionSubject.OFFICER, officer.id()),
            officer.roles().stream().sorted().map(Role::text).collect(Collectors.joining(", ")),
            officer.credential().text());
  }

  private String mark(SuspensionSubject subject, String id) {
    return suspended.stream().anyMatch(one -> one.subject() == subject && one.id().equals(id))
        ? " SUSPENDED"
        : "";
  }

  private static String quorum(Quorum quorum) {
    return quorum.k() + " of " + String.join(", ", quorum.of());
  }

  JsonObject json() {
    JsonObject.Builder json =
        new EnclaveOutput(enclave)
            .json()
            .digest("root", enclave.charterRoot())
            .digest("digest", enclave.charter().digest())
            .object("charter", enclave.charter().toJson());
    if (!suspended.isEmpty()) {
      json.array("suspended", suspended.stream().map(Suspended::toJson).toList());
    }
    return json.build();
  }
}
