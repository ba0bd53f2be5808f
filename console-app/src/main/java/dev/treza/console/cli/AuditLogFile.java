package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.audit.AuditFileCheck;
import dev.treza.fleet.audit.AuditLine;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.audit.PinnedRoot;
import dev.treza.fleet.audit.SignedHead;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.Base64Url;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.Receipt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// An exported log on this computer, read a line at a time.
record AuditLogFile(Path file, PinnedRoot pinned) {
  /// What came of it.
  ///
  /// @param entries how many there are
  record Verified(AuditFileCheck.Held held, long entries) {}

  Outcome<Verified> verify(Optional<AuditPosition> named) throws UnreadableInputException {
    AuditFileCheck check = new AuditFileCheck(pinned, named);
    long entries = 0;
    try (BufferedReader lines = open()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        switch (check.line(Bytes.of(line.getBytes(StandardCharsets.ISO_8859_1)))) {
          case Refused<Optional<AuditEntry>>(Refusal refusal) -> {
            return Outcome.refused(refusal);
          }
          case Accepted<Optional<AuditEntry>>(Optional<AuditEntry> entry) ->
              entries += entry.isPresent() ? 1 : 0;
        }
      }
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + file, fault);
    }
    long count = entries;
    return check.end().map(held -> new Verified(held, count));
  }

  /// The head that an officer of the pinned root signed.
  Outcome<AuditPosition> head(String jws) throws UnreadableInputException {
    return root().then(root -> SignedHead.verify(jws, root)).map(SignedHead::position);
  }

  private Outcome<Charter> root() throws UnreadableInputException {
    try (BufferedReader lines = open()) {
      String first = Optional.ofNullable(lines.readLine()).orElse("");
      return AuditLine.parse(Bytes.of(first.getBytes(StandardCharsets.ISO_8859_1)))
          .then(line ->
              line instanceof AuditLine.Head head
                  ? Charter.parse(head.charters().charter())
                  : Outcome.refused(AuditRefusal.FILE, "it has no beginning"))
          .then(root ->
              root.digest().equals(pinned.charter())
                  ? Outcome.accepted(root)
                  : Outcome.refused(AuditRefusal.FILE, "it is under the root " + root.digest()));
    } catch (IOException fault) {
      throw new UnreadableInputException("cannot read " + file, fault);
    }
  }

  /// What a receipt names. It counts only if the log holds the very same.
  static Outcome<AuditPosition> receipt(String jws) {
    return Receipt.unverified(jws)
        .map(said ->
            new AuditPosition(
                said.sequence(),
                Base64Url.decode(jws.split("\\.", -1)[1])
                    .map(Digest::of)
                    .orElseThrow(() -> new IllegalStateException("it was decoded before"))));
  }

  private BufferedReader open() throws IOException {
    return Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
  }
}
