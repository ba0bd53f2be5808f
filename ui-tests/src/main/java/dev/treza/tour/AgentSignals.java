package dev.treza.tour;

import dev.treza.console.ConsoleException;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import java.io.IOException;

/// What can befall the process of a local enclave from outside.
final class AgentSignals {
  private final long pid;

  private AgentSignals(long pid) {
    this.pid = pid;
  }

  static AgentSignals of(ConsoleHome home, String enclave) throws TourException {
    try {
      return new AgentSignals(
          new EnclaveFiles(home)
              .endpoint(enclave)
              .orElseThrow(() -> new TourException(enclave + " does not run"))
              .pid());
    } catch (ConsoleException fault) {
      throw new TourException("cannot find the process of " + enclave, fault);
    }
  }

  /// From now on it answers nothing, though its host still accepts connections for it.
  void freeze() throws TourException {
    send("-STOP");
  }

  void kill() throws TourException {
    send("-KILL");
  }

  private void send(String signal) throws TourException {
    try {
      new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    } catch (IOException fault) {
      throw new TourException("cannot send " + signal, fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TourException("interrupted", interrupted);
    }
  }
}
