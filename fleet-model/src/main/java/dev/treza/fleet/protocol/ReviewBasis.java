package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.evm.review.EvmReview;
import dev.treza.fleet.chain.evm.review.ReviewContext;
import dev.treza.fleet.json.JsonObject;

/// Everything the review of a request was made with (TRUST section 4): whoever makes it again with
/// the same gets the same.
///
/// @param model the decoder and its version, such as `evm/4`
/// @param addressBook of the charter
/// @param tokens the token list
/// @param descriptors the bundle of clear-signing descriptors
public record ReviewBasis(
    String model, Digest addressBook, Digest tokens, Digest descriptors, ReviewHints hints) {
  static ReviewBasis of(ReviewContext context) {
    return new ReviewBasis(
        EvmReview.MODEL,
        context.book().digest(),
        context.tokens().digest(),
        context.descriptors().digest(),
        new ReviewHints(context.nextNonce(), context.preparedAt()));
  }

  JsonObject.Builder writeTo(JsonObject.Builder json) {
    return hints
        .writeTo(json)
        .text("model", model)
        .digest("addressBook", addressBook)
        .digest("tokens", tokens)
        .digest("descriptors", descriptors);
  }
}
