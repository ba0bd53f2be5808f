package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import java.util.List;
import picocli.CommandLine.Option;

/// The option that says which enclave to ask.
final class EnclaveInput {
  @Option(
      names = "--enclave",
      required = true,
      paramLabel = "ID",
      description = "an enclave this computer knows")
  private String id = "";

  KnownEnclave find(FleetLink fleet) throws ConsoleException, UnreadableInputException {
    return find(fleet, id);
  }

  static KnownEnclave find(FleetLink fleet, String id)
      throws ConsoleException, UnreadableInputException {
    List<KnownEnclave> known = fleet.known();
    return known.stream()
        .filter(enclave -> enclave.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, known.stream().map(KnownEnclave::id).toList()));
  }

  private static UnreadableInputException unknown(String id, List<String> known) {
    return new UnreadableInputException(
        "this computer knows no enclave " + id,
        known.isEmpty()
            ? "it knows none yet: treza fleet start --local founds two for rehearsal"
            : "name one of " + String.join(", ", known) + " with --enclave");
  }
}
