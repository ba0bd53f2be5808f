package dev.treza.console.transactions;

import dev.treza.console.compose.Composition;
import dev.treza.console.store.TransactionRecord;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.protocol.ReviewHints;
import dev.treza.fleet.protocol.SignCall;
import java.util.Optional;

/// What belongs to a request besides the text of its transaction.
///
/// @param replaces the request whose nonce it takes over
/// @param hints what a node said when it was composed
record Attached(Optional<Digest> replaces, ReviewHints hints) {
  static final Attached NOTHING = new Attached(Optional.empty(), ReviewHints.NONE);

  /// Of a composed transaction. One that takes over a nonce is not measured by the next one.
  static Attached of(Composition composed) {
    return new Attached(
        composed.replaces(),
        composed.replaces().isPresent()
            ? ReviewHints.NONE
            : new ReviewHints(Optional.of(composed.nextNonce()), Optional.empty()));
  }

  /// Of a recorded one, so that the very same request can be made again.
  static Attached of(TransactionRecord record) {
    return switch (JsonFields.decode(Bytes.utf8(record.call()), SignCall::read)) {
      case Outcome.Accepted<SignCall>(SignCall call) -> new Attached(call.replaces(), call.hints());
      case Outcome.Refused<SignCall> _ -> NOTHING; // of a console that kept no calls
    };
  }
}
