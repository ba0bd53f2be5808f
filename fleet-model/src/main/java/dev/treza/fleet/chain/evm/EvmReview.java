package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import java.util.ArrayList;
import java.util.List;

/// Turns a transaction into what people approve. Every byte of the transaction appears in a field.
public final class EvmReview {
  /// Changes with every change of what this class gives for the same bytes.
  public static final String MODEL = "evm/1";

  private EvmReview() {}

  /// The review of `transaction` in the context of the wallet's `network`. Refused: `TX-CHAIN`.
  public static Outcome<Review> of(EvmTransaction transaction, Network network) {
    return transaction.checkNetwork(network).map(fitting -> review(fitting, network));
  }

  private static Review review(EvmTransaction transaction, Network network) {
    EvmEffect effect = EvmEffect.of(transaction);
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Network", network.name()));
    fields.addAll(ofEffect(effect));
    fields.add(new ReviewField.Amount("Amount sent", transaction.valueWei(), network.currency()));
    fields.add(
        new ReviewField.Amount("Maximum fee", transaction.maximumFeeWei(), network.currency()));
    fields.addAll(KindFields.of(transaction, network));
    fields.add(new ReviewField.Count("Gas limit", transaction.gasLimit()));
    fields.add(new ReviewField.Count("Nonce", transaction.nonce()));
    return new Review(
        MODEL,
        EvmIntent.of(transaction, effect, network),
        fields,
        EvmRisks.of(transaction, effect, network));
  }

  private static List<ReviewField> ofEffect(EvmEffect effect) {
    return switch (effect) {
      case EvmEffect.Payment(EvmAddress recipient) -> List.of(address("Recipient", recipient));
      case EvmEffect.Creation(Bytes code) ->
          List.of(new ReviewField.Unknown("Code of the new contract", code));
      case EvmEffect.TokenCall(EvmAddress token, Erc20Call call) -> ofTokenCall(token, call);
      case EvmEffect.BlindCall(EvmAddress contract, Bytes data) ->
          List.of(address("Contract", contract), new ReviewField.Unknown("Call data", data));
    };
  }

  private static List<ReviewField> ofTokenCall(EvmAddress token, Erc20Call call) {
    var contract = address("Token contract", token);
    var amount = new ReviewField.Count("Tokens, in smallest units", call.amount());
    return switch (call) {
      case Erc20Call.Transfer(EvmAddress recipient, var _) ->
          List.of(contract, address("Token recipient", recipient), amount);
      case Erc20Call.Approve(EvmAddress spender, var _) ->
          List.of(contract, address("Spender", spender), amount);
    };
  }

  private static ReviewField address(String label, EvmAddress address) {
    return new ReviewField.Address(label, address.checksummed());
  }
}
