package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.wallet.WalletAddress;
import java.util.ArrayList;
import java.util.List;

/// How an import gets its approvals: those that were given, and one by the officer at this computer
/// if he says so.
record ImportApproval(CommandContext context, KnownEnclave enclave, boolean approve) {
  /// Says which key and which request it is about.
  void tell(ImportRequest request) {
    WalletAddress.of(request.blockchain(), request.publicKey())
        .ifPresent(address -> context.progress("importing the key of " + address));
    context.progress("request " + request.digest() + ", number " + request.nonce().hex());
  }

  Outcome<List<String>> all(ImportRequest request, List<String> given) throws ConsoleException {
    if (!approve) {
      return Outcome.accepted(given);
    }
    return context
        .desk()
        .approve(enclave.root(), request, ImportReview.of(request), List.of())
        .map(own -> {
          List<String> all = new ArrayList<>(given);
          all.add(own);
          return all;
        });
  }
}
