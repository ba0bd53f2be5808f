package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.sdk.ClientIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proposals for one enclave, each read here and by the enclave in the same way.
record PreparedBatch(
    KnownEnclave enclave, EnclaveLink link, BatchRequest request, List<PreparedTransaction> items) {
  PreparedBatch {
    items = List.copyOf(items);
  }

  /// Refused as [Prepared#of], with the number of the proposal as the place.
  static Outcome<PreparedBatch> of(
      List<Proposal> proposals,
      boolean atomic,
      CommandContext context,
      Optional<ClientIdentity> client)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    if (proposals.stream().map(Proposal::enclave).distinct().count() > 1) {
      throw new UnreadableInputException("the proposals are for different enclaves");
    }
    List<Prepared> read = new ArrayList<>();
    for (Proposal proposal : proposals) {
      switch (Prepared.of(proposal, context, client)) {
        case Outcome.Refused<Prepared>(Refusal refusal) -> {
          return Outcome.refused(
              Refusal.at(refusal.id(), "proposal " + (read.size() + 1), refusal.detail()));
        }
        case Outcome.Accepted<Prepared>(Prepared prepared) -> read.add(prepared);
      }
    }
    Prepared first = read.getFirst();
    List<PreparedTransaction> items = read.stream().map(Prepared::transaction).toList();
    return Outcome.accepted(
        new PreparedBatch(
            first.enclave(),
            first.link(),
            BatchRequest.of(first.transaction().request().head(), atomic, items),
            items));
  }
}
