package dev.treza.console.cli;

import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.PendingReply;
import java.util.List;
import java.util.stream.Stream;

/// Which approvals are missing.
record PendingOutput(EnclaveOutput enclave, PendingReply missing) {
  List<String> lines() {
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
