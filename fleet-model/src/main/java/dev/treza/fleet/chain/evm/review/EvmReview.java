package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.chain.evm.payload.EvmPayload;

/// Turns what is to be signed into what people approve. Every byte of it appears in a field.
public final class EvmReview {
  /// Changes with every change of what this package, its tables and lists give for the same payload
  /// and context (rule `APR-MODEL`).
  public static final String MODEL = "evm/4";

  private EvmReview() {}

  /// Refused: `TX-CHAIN` if the payload is for another network than the context's.
  public static Outcome<Review> of(EvmPayload payload, ReviewContext context) {
    return EvmChain.check(payload.boundChain(), context.network())
        .map(_ -> review(payload, context));
  }

  private static Review review(EvmPayload payload, ReviewContext context) {
    Findings findings = new Findings(context);
    String sentence =
        switch (payload) {
          case EvmPayload.OfTransaction(var transaction) ->
              new TransactionReviewer(findings).review(transaction);
          case EvmPayload.OfMessage(var message) -> new MessageReviewer(findings).review(message);
          case EvmPayload.OfTypedData(var data) -> new TypedDataReviewer(findings).review(data);
        };
    return new Review(MODEL, sentence + ".", findings.fields(), findings.risks());
  }
}
