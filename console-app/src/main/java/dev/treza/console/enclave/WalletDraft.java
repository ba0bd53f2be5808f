package dev.treza.console.enclave;

import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;

/// How far a new wallet is on its way.
public sealed interface WalletDraft {
  /// Nobody is making one.
  record None() implements WalletDraft {}

  /// Being filled in.
  record Form() implements WalletDraft {}

  /// Being read before approval.
  ///
  /// @param enclave the one that shall make it, whichever is chosen meanwhile
  record Reviewing(KnownEnclave enclave, WalletRequest request, ReviewViewModel review)
      implements WalletDraft {}

  /// Approved here; the enclave is at work.
  record Working(ReviewViewModel review) implements WalletDraft {}

  record Created(Wallet wallet) implements WalletDraft {}

  /// Approved here, but others must approve as well.
  record NeedsMore(PendingReply missing) implements WalletDraft {}

  record Refused(Refusal refusal) implements WalletDraft {}
}
