package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.protocol.ImportRequest;

/// Imports through the program that is installed beside the console.
public record ProgramImports(FleetLink fleet, KeyImportInstallation program) implements KeyImports {
  @Override
  public Outcome<OpenImport> begin(KnownEnclave enclave, ImportWish wish)
      throws ConsoleException, InterruptedException {
    return switch (fleet.state(enclave)) {
      case RunState.Stopped() -> Outcome.refused(ConsoleRefusal.STOPPED, enclave.id());
      case RunState.Died(Refusal refusal) -> Outcome.refused(refusal);
      case RunState.Running(String host, int port) -> begin(enclave, wish.job(enclave, host, port));
    };
  }

  private Outcome<OpenImport> begin(KnownEnclave enclave, ImportJob job)
      throws ConsoleException, InterruptedException {
    ImportSession session = program.start();
    boolean open = false;
    try {
      ImportAnswer answer = session.begin(job);
      open = answer instanceof ImportAnswer.Asks;
      return switch (answer) {
        case ImportAnswer.No no -> Outcome.refused(WaitingImport.refusal(no));
        case ImportAnswer.Asks asks ->
            Outcome.accepted(new WaitingImport(request(enclave, job, asks), session));
        case ImportAnswer.Missing _, ImportAnswer.Done _ ->
            throw new ConsoleException(
                ConsoleRefusal.KEY_IMPORT_DIED, "it was done before it was approved");
      };
    } finally {
      if (!open) {
        session.close();
      }
    }
  }

  /// Made here anew, so that what is approved is what was asked for here.
  private static ImportRequest request(KnownEnclave enclave, ImportJob job, ImportAnswer.Asks asks)
      throws ConsoleException {
    ImportRequest request =
        new ImportRequest(
            enclave.head(),
            job.blockchain(),
            job.network(),
            asks.publicKey(),
            asks.path(),
            job.purpose(),
            job.metadata(),
            job.nonce());
    if (!request.digest().equals(asks.request())) {
      throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "it asks for another request");
    }
    return request;
  }
}
