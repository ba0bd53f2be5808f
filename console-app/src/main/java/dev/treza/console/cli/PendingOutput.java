package dev.treza.console.cli;

import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.PendingReply;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Which approvals are missing.
record PendingOutput(EnclaveOutput enclave, PendingReply missing) {
  List<String> lines() {
    return missing.until().map(this::held).orElseGet(this::lacking);
  }

  /// It has all it needs; meanwhile it can be rejected.
  private List<String> held(Instant until) {
    return enclave.lines(
        List.of(
            "HELD by rule " + missing.rule() + " until " + until,
            "  request " + missing.request(),
            "  Next: repeat the command then; until then an officer can still reject it"));
  }

  private List<String> lacking() {
    return enclave.lines(
        Stream.of(
                Stream.of(
                    "APPROVALS MISSING: rule " + missing.rule() + " asks for",
                    "  request " + missing.request()),
                missing.missing().stream()
                    .map(quorum -> "  " + quorum.k() + " more of " + quorum.group()),
                Stream.of(
                    "  Next: nothing was done; gather these approvals and repeat the command with"
                        + " them (--help names the options)"))
            .flatMap(lines -> lines)
            .toList());
  }

  JsonObject json() {
    return enclave.json().object("pending", missing.toJson()).build();
  }
}
