package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.wallet.WalletAddress;
import java.util.List;
import java.util.stream.Stream;

/// How an import gets its approvals: those that were given, and one by the officer at this computer
/// if he says so.
record ImportApproval(CommandContext context, KnownEnclave enclave, boolean approve) {
  /// Says which key and which request it is about.
  void tell(ImportRequest request) {
    WalletAddress.of(request.blockchain(), request.publicKey())
        .ifPresent(address -> context.progress("importing the key of " + address));
    context.progress("request " + request.digest() + ", number " + request.nonce().hex());
  }

  Outcome<List<String>> all(ImportRequest request, List<String> given)
      throws ConsoleException, InterruptedException {
    if (!approve) {
      return Outcome.accepted(given);
    }
    return switch (context.inForce(enclave)) {
      case Outcome.Refused<KnownEnclave>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KnownEnclave>(KnownEnclave ruled) ->
          context
              .desk()
              .approve(ruled.charter(), request, ImportReview.of(request), List.of())
              .map(own -> Stream.concat(given.stream(), Stream.of(own)).toList());
    };
  }
}
