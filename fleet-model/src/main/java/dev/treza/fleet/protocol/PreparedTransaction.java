package dev.treza.fleet.protocol;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Actions;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.chain.evm.clearsign.DescriptorBundle;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.review.EvmReview;
import dev.treza.fleet.chain.evm.review.ReviewContext;
import dev.treza.fleet.chain.evm.token.TokenList;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.Optional;

/// A transaction, message or document parsed once, with the request it makes and the review of it.
/// Console and agent both get it from here, so that what is shown, approved and signed is the same.
///
/// @param network the one the payload names; for a payload that names none, one of the wallet's
/// @param actions what policies judge, from the decoding that made the review
public record PreparedTransaction(
    TransactionRequest request,
    EvmPayload payload,
    Network network,
    Review review,
    Actions actions) {
  /// Refused: `TX-*` and `JSON-*` if the input is nothing to sign, or for a network that the wallet
  /// is not for.
  ///
  /// @param book of the charter in force
  public static Outcome<PreparedTransaction> of(
      RequestHead head, AddressBook book, Wallet wallet, SignCall call) {
    return call.transaction()
        .decode()
        .then(payload -> signable(payload, wallet, call))
        .then(payload ->
            network(payload, wallet)
                .then(network ->
                    of(head, wallet, call, payload, context(network, wallet, book, call))));
  }

  private static Outcome<PreparedTransaction> of(
      RequestHead head, Wallet wallet, SignCall call, EvmPayload payload, ReviewContext context) {
    TransactionRequest request =
        new TransactionRequest(
            head,
            RequestKind.of(payload),
            wallet,
            payload.boundChain(),
            payload.encoded(),
            ReviewBasis.of(context),
            call.replaces());
    return EvmReview.read(payload, context)
        .map(reviewed ->
            new PreparedTransaction(
                request, payload, context.network(), reviewed.review(), reviewed.actions()));
  }

  private static ReviewContext context(
      Network network, Wallet wallet, AddressBook book, SignCall call) {
    return new ReviewContext(
        network,
        EvmAddress.ofPublicKey(wallet.publicKey()),
        book,
        TokenList.builtIn(),
        DescriptorBundle.builtIn(),
        call.hints().nextNonce(),
        call.hints().preparedAt());
  }

  /// A transaction without chain id could be replayed on every chain, so it belongs to none; and
  /// only transactions use a nonce that another may take over.
  private static Outcome<EvmPayload> signable(EvmPayload payload, Wallet wallet, SignCall call) {
    if (!EvmChain.speaksEvm(wallet.blockchain())) {
      return Outcome.refused(
          TransactionRefusal.CHAIN, wallet.blockchain().label() + " does not sign this");
    }
    boolean transaction = RequestKind.of(payload) == RequestKind.TRANSACTION;
    if (transaction && payload.boundChain().isEmpty()) {
      return Outcome.refused(
          Refusal.at(
              TransactionRefusal.CHAIN,
              EvmChain.PLACE,
              "the transaction names no chain (EIP-155)"));
    }
    return transaction || call.replaces().isEmpty()
        ? Outcome.accepted(payload)
        : Outcome.refused(TransactionRefusal.FIELD, "only a transaction replaces another");
  }

  private static Outcome<Network> network(EvmPayload payload, Wallet wallet) {
    return payload
        .boundChain()
        .map(BigInteger::toString)
        .map(id -> network(id, wallet))
        .orElseGet(() -> anyNetwork(wallet));
  }

  private static Outcome<Network> network(String id, Wallet wallet) {
    return Networks.find(wallet.blockchain(), id)
        .filter(network -> network.mode() == wallet.network())
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                Refusal.at(
                    TransactionRefusal.CHAIN,
                    EvmChain.PLACE,
                    "chain id %s is no %s network of %s"
                        .formatted(id, wallet.network().text(), wallet.blockchain().label()))));
  }

  private static Outcome<Network> anyNetwork(Wallet wallet) {
    Optional<Network> first =
        Networks.known().stream()
            .filter(network -> network.blockchain() == wallet.blockchain())
            .filter(network -> network.mode() == wallet.network())
            .findFirst();
    return first
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                TransactionRefusal.CHAIN,
                "there is no %s network of %s"
                    .formatted(wallet.network().text(), wallet.blockchain().label())));
  }
}
