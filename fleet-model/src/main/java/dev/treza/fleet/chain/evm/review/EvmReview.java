package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Actions;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.Reviewed;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import java.math.BigInteger;
import java.util.Optional;

/// Turns what is to be signed into what people approve. Every byte of it appears in a field.
public final class EvmReview {
  /// Changes with every change of what this package, its tables and lists give for the same payload
  /// and context (rule `APR-MODEL`).
  public static final String MODEL = "evm/4";

  private EvmReview() {}

  /// Refused: `TX-CHAIN` if the payload is for another network than the context's.
  public static Outcome<Review> of(EvmPayload payload, ReviewContext context) {
    return read(payload, context).map(Reviewed::review);
  }

  /// The same, with what policies judge. Refused: as [#of].
  public static Outcome<Reviewed> read(EvmPayload payload, ReviewContext context) {
    return EvmChain.check(payload.boundChain(), context.network())
        .map(_ -> reviewed(payload, context));
  }

  private static Reviewed reviewed(EvmPayload payload, ReviewContext context) {
    Findings findings = new Findings(context);
    String sentence =
        switch (payload) {
          case EvmPayload.OfTransaction(var transaction) ->
              new TransactionReviewer(findings).review(transaction);
          case EvmPayload.OfMessage(var message) -> new MessageReviewer(findings).review(message);
          case EvmPayload.OfTypedData(var data) -> new TypedDataReviewer(findings).review(data);
        };
    return new Reviewed(
        new Review(MODEL, sentence + ".", findings.fields(), findings.risks()),
        new Actions(findings.operations(), fee(payload, findings)));
  }

  /// What the payload itself costs, and the user operations in it.
  private static Optional<AssetAmount> fee(EvmPayload payload, Findings findings) {
    BigInteger own =
        switch (payload) {
          case EvmPayload.OfTransaction(var transaction) -> transaction.maximumFeeWei();
          case EvmPayload.OfMessage _, EvmPayload.OfTypedData _ -> BigInteger.ZERO;
        };
    BigInteger all = findings.fees().ofOperations().orElse(BigInteger.ZERO).add(own);
    return Optional.of(new Operations(findings.context().network()).currency(all))
        .filter(fee -> fee.smallestUnits().signum() > 0);
  }
}
