package dev.treza.console.cli;

import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.link.FleetLink;
import java.io.PrintWriter;
import java.time.InstantSource;

/// What commands are given to work with. Nothing of it is touched by a command that does not need
/// it, so that a document can be verified on a computer that knows no enclave.
///
/// @param out for results
/// @param err for what went wrong in using it, and for progress
/// @param fleet the enclaves this computer knows
/// @param desk the credential of the officer at this computer
public record CommandContext(
    PrintWriter out, PrintWriter err, InstantSource clock, FleetLink fleet, ApprovalDesk desk) {
  /// Says what a long command is doing.
  void progress(String step) {
    err.println(step + " …");
    err.flush();
  }
}
