package dev.treza.console.cli;

import dev.treza.fleet.Realm;
import dev.treza.fleet.audit.AuditFileCheck;
import dev.treza.fleet.audit.PinnedRoot;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AuditPosition;
import java.util.ArrayList;
import java.util.List;

/// What a verified log proves, and what it does not.
record AuditLogOutput(PinnedRoot pinned, AuditLogFile.Verified verified) {
  List<String> lines() {
    AuditFileCheck.Held held = verified.held();
    List<String> lines = new ArrayList<>();
    if (pinned.anchor().realm() instanceof Realm.Simulated) {
      lines.add("SIMULATED");
    }
    lines.add("Every entry holds: " + verified.entries() + " from number " + held.first());
    held.last()
        .ifPresent(end -> lines.add("The last is number " + end.sequence() + " " + end.head()));
    lines.add(
        held.completeUpTo()
            .map(number -> "Complete up to number " + number)
            .orElse(
                held.first() == 0
                    ? "INCOMPLETE: no receipt or signed head shows where the log really ends"
                    : "INCOMPLETE: it does not begin with the genesis"));
    return List.copyOf(lines);
  }

  JsonObject json() {
    AuditFileCheck.Held held = verified.held();
    JsonObject.Builder json =
        JsonObject.builder()
            .text("realm", pinned.anchor().realm().text())
            .digest("root", pinned.charter())
            .integer("entries", verified.entries())
            .integer("first", held.first())
            .flag("complete", held.completeUpTo().isPresent());
    held.last().map(AuditPosition::sequence).ifPresent(end -> json.integer("last", end));
    held.completeUpTo().ifPresent(number -> json.integer("completeUpTo", number));
    return json.build();
  }
}
