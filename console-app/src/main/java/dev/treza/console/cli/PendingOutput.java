package dev.treza.console.cli;

import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.PendingReply;
import java.util.List;
import java.util.stream.Stream;

/// Why nothing was done yet: approvals are missing, or a rule holds the request.
record PendingOutput(EnclaveOutput enclave, PendingReply missing) {
  List<String> lines() {
    return enclave.lines(missing.until().isPresent() ? held() : approvals());
  }

  private List<String> held() {
    return List.of(
        "HELD: " + missing.words(),
        "  request " + missing.request(),
        "  Next: nothing was done; repeat the command with the same approvals after that time");
  }

  private List<String> approvals() {
    return Stream.of(
            Stream.of(
                "APPROVALS MISSING: rule " + missing.rule() + " asks for",
                "  request " + missing.request()),
            missing.groups().stream().map(group -> "  " + group),
            Stream.of(
                "  Next: nothing was done; gather these approvals and repeat the command with"
                    + " them (--help names the options)"))
        .flatMap(lines -> lines)
        .toList();
  }

  JsonObject json() {
    return enclave.json().object("pending", missing.toJson()).build();
  }
}
