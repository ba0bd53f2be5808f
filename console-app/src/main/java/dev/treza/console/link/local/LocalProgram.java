package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import java.util.List;

/// A program of this computer that runs one enclave, and what was written down about that enclave
/// when it was built.
interface LocalProgram {
  /// What every simulated parent says its role is.
  String PARENT_ROLE = "arn:aws:iam::000000000000:role/treza-simulated-parent";

  /// The command line that runs enclave `id`.
  List<String> command(ConsoleHome home, String id) throws ConsoleException;

  /// What the build says the enclave measures; never asked of the enclave or its host.
  ExpectedMeasurements measurements() throws ConsoleException;

  /// The region its certificates name.
  String region();

  /// Where it keeps its state, as a charter says it.
  String stateStore();
}
