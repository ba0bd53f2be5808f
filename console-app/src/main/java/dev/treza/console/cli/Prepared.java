package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.ClientIdentity;
import java.util.List;
import java.util.Optional;

/// A proposal read here, and read by the enclave in the same way.
record Prepared(KnownEnclave enclave, EnclaveLink link, PreparedTransaction transaction) {
  /// Refused: `TX-*`, `API-NOT-FOUND`, `APR-REVIEW`, and whatever the enclave or the way to it
  /// refuses.
  static Outcome<Prepared> of(Proposal proposal, CommandContext context)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    return of(proposal, context, Optional.empty());
  }

  /// The same on connections of a client.
  static Outcome<Prepared> of(
      Proposal proposal, CommandContext context, Optional<ClientIdentity> client)
      throws ConsoleException, UnreadableInputException, InterruptedException {
    KnownEnclave pinned = EnclaveInput.find(context.fleet(), proposal.enclave());
    return switch (context.inForce(pinned)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave enclave) ->
          of(
              proposal,
              enclave,
              client
                  .map(identity -> context.fleet().link(enclave, identity))
                  .orElseGet(() -> context.fleet().link(enclave)));
    };
  }

  private static Outcome<Prepared> of(Proposal proposal, KnownEnclave enclave, EnclaveLink link)
      throws InterruptedException {
    Outcome<PreparedTransaction> read =
        link.wallets()
            .then(wallets -> wallet(enclave, wallets, proposal.call().walletId()))
            .then(wallet ->
                PreparedTransaction.of(
                    enclave.head(), enclave.charter().addressBook(), wallet, proposal.call()));
    return switch (read) {
      case Outcome.Refused<PreparedTransaction>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<PreparedTransaction>(PreparedTransaction transaction) -> {
        Outcome<ReviewReply> same = link.review(transaction);
        yield same.map(_ -> new Prepared(enclave, link, transaction));
      }
    };
  }

  /// Refused: `API-NOT-FOUND`.
  static Outcome<Wallet> wallet(KnownEnclave enclave, List<Wallet> wallets, String id) {
    return wallets.stream()
        .filter(wallet -> wallet.id().equals(id))
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                AgentRefusal.NOT_FOUND,
                "no wallet %s; treza wallet list --enclave %s says which there are"
                    .formatted(id, enclave.id())));
  }
}
