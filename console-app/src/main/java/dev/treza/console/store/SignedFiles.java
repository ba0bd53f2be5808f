package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.Optional;

/// The transactions that were signed on this computer, each in a file named by its request's
/// digest. Window and command line both write and read them; nothing is ever changed.
public final class SignedFiles {
  private final Path folder;

  public SignedFiles(ConsoleHome home) {
    this.folder = home.signed();
  }

  public void keep(SignedFile signed) throws ConsoleException {
    ConsoleHome.privateFolder(folder);
    AtomicFiles.write(file(signed.request()), signed.encoded());
  }

  /// The transaction that came of a request.
  ///
  /// @throws ConsoleException `CON-FILE` if its file is damaged
  public Optional<SignedFile> find(Digest request) throws ConsoleException {
    Path file = file(request);
    Optional<Bytes> content = AtomicFiles.read(file);
    return content.isEmpty() ? Optional.empty() : Optional.of(parse(file, content.get()));
  }

  private static SignedFile parse(Path file, Bytes content) throws ConsoleException {
    return switch (SignedFile.read(content)) {
      case Outcome.Accepted<SignedFile>(SignedFile signed) -> signed;
      case Outcome.Refused<SignedFile>(Refusal refusal) ->
          throw new ConsoleException(
              ConsoleRefusal.FILE, file + " is damaged: " + refusal.id().id());
    };
  }

  private Path file(Digest request) {
    return folder.resolve(request.hex() + ".json");
  }
}
