package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.charter.AmendmentFile;
import dev.treza.console.charter.CharterText;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.AmendmentRules;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentRequest;

/// An amendment that may follow the charter in force, with the enclave that proved which that is.
record ProposedAmendment(KnownEnclave enclave, AmendmentRequest request) {
  AmendmentOutput output() {
    return new AmendmentOutput(enclave, request);
  }

  /// Of a draft that was changed by hand. Refused: `JSON-*`, `CHR-*`, and whatever the enclave or
  /// the way to it refuses.
  static Outcome<ProposedAmendment> ofDraft(
      Bytes draft, KnownEnclave pinned, CommandContext context) throws InterruptedException {
    return context
        .inForce(pinned)
        .then(known -> CharterText.read(draft, known.charter()).then(next -> of(known, next)));
  }

  /// Of a file that `charter propose` wrote; refused likewise.
  static Outcome<ProposedAmendment> ofFile(Bytes content, CommandContext context)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    return switch (AmendmentFile.parse(content)) {
      case Outcome.Refused<AmendmentFile>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<AmendmentFile>(AmendmentFile file) ->
          context
              .inForce(EnclaveInput.find(context.fleet(), file.enclave()))
              .then(known -> of(known, file.next()));
    };
  }

  private static Outcome<ProposedAmendment> of(KnownEnclave known, Charter next) {
    return AmendmentRules.follows(known.charter(), next)
        .map(follows ->
            new ProposedAmendment(
                known, new AmendmentRequest(known.head(), known.charter(), follows)));
  }
}
