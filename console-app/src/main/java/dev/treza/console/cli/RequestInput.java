package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.compose.ComposeRefusal;
import dev.treza.console.store.SignedFile;
import dev.treza.console.store.SignedFiles;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;

/// Reads the ids of requests, and finds what was signed for them.
final class RequestInput {
  private RequestInput() {}

  static Digest parse(String text) throws UnreadableInputException {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new UnreadableInputException("a request is named by its digest, 64 digits");
    }
    return Digest.parse(text);
  }

  /// Refused: `CMP-UNKNOWN`.
  static Outcome<SignedFile> find(SignedFiles files, Digest request) throws ConsoleException {
    return files
        .find(request)
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(ComposeRefusal.UNKNOWN, "request " + request));
  }
}
