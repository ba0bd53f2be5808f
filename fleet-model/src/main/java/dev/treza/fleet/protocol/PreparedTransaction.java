package dev.treza.fleet.protocol;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmReview;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;

/// A transaction parsed once, with the request it makes and the review of it. Console and agent
/// both get it from here, so that what is shown, approved and signed is the same.
public record PreparedTransaction(
    TransactionRequest request, EvmTransaction transaction, Network network, Review review) {
  /// Refused: `TX-*` if the input is no transaction, names no chain, or one that the wallet is not
  /// for.
  public static Outcome<PreparedTransaction> of(RequestHead head, Wallet wallet, SignCall call) {
    return call.transaction()
        .decode()
        .then(transaction ->
            network(transaction, wallet)
                .then(network ->
                    EvmReview.of(transaction, network)
                        .map(review ->
                            new PreparedTransaction(
                                request(head, wallet, call, transaction, network),
                                transaction,
                                network,
                                review))));
  }

  private static TransactionRequest request(
      RequestHead head, Wallet wallet, SignCall call, EvmTransaction transaction, Network network) {
    return new TransactionRequest(
        head,
        wallet,
        new BigInteger(network.id()),
        transaction.signingBytes(),
        EvmReview.MODEL,
        call.replaces());
  }

  /// A transaction without chain id could be replayed on every chain, so it belongs to none.
  private static Outcome<Network> network(EvmTransaction transaction, Wallet wallet) {
    return transaction
        .boundChain()
        .map(BigInteger::toString)
        .map(id -> network(id, wallet))
        .orElseGet(() ->
            Outcome.refused(TransactionRefusal.CHAIN, "the transaction names no chain (EIP-155)"));
  }

  private static Outcome<Network> network(String id, Wallet wallet) {
    return Networks.find(wallet.blockchain(), id)
        .filter(network -> network.mode() == wallet.network())
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                TransactionRefusal.CHAIN,
                "chain id %s is no %s network of %s"
                    .formatted(id, wallet.network().text(), wallet.blockchain().label())));
  }
}
