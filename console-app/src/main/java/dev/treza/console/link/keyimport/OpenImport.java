package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.Answer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;

/// A key that lies in the import program and waits for approvals. Closing it ends that program, and
/// with it the key.
public interface OpenImport extends AutoCloseable {
  /// What is to be approved.
  ImportRequest request();

  /// Sends the key, sealed, or says which approvals are missing.
  ///
  /// @param approvals compact JWS; none to be told what is missing
  Outcome<Answer<Wallet>> approve(List<String> approvals)
      throws ConsoleException, InterruptedException;

  @Override
  void close();
}
