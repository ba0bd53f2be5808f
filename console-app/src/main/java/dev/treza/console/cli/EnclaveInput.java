package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
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
    return fleet.known().stream()
        .filter(enclave -> enclave.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UnreadableInputException("this computer knows no enclave " + id));
  }
}
