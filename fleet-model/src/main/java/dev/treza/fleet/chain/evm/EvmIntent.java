package dev.treza.fleet.chain.evm;

import dev.treza.fleet.chain.Network;

/// Says in one sentence what a transaction does.
final class EvmIntent {
  private EvmIntent() {}

  static String of(EvmTransaction transaction, EvmEffect effect, Network network) {
    String amount =
        network.currency().whole(transaction.valueWei()) + " " + network.currency().symbol();
    boolean pays = transaction.valueWei().signum() > 0;
    String sentence =
        switch (effect) {
          case EvmEffect.Payment(EvmAddress recipient) -> "Send " + amount + " to " + recipient;
          case EvmEffect.Creation _ -> "Create a contract" + (pays ? " and give it " + amount : "");
          case EvmEffect.TokenCall(EvmAddress token, Erc20Call call) ->
              ofTokenCall(token, call) + (pays ? " and send " + amount + " to it" : "");
          case EvmEffect.BlindCall(EvmAddress contract, var _) ->
              "Call "
                  + contract
                  + " with data that could not be decoded"
                  + (pays ? " and send " + amount + " to it" : "");
        };
    return sentence + " on " + network.name() + ".";
  }

  private static String ofTokenCall(EvmAddress token, Erc20Call call) {
    return switch (call) {
      case Erc20Call.Transfer(EvmAddress recipient, var amount) ->
          "Transfer " + amount + " smallest units of token " + token + " to " + recipient;
      case Erc20Call.Approve(EvmAddress spender, var amount) when amount.signum() == 0 ->
          "Withdraw the allowance of " + spender + " for token " + token;
      case Erc20Call.Approve approval ->
          "Allow " + approval.spender() + " to spend " + allowance(approval) + " of token " + token;
    };
  }

  private static String allowance(Erc20Call.Approve approval) {
    return approval.isUnlimited()
        ? "an unlimited amount"
        : "up to " + approval.amount() + " smallest units";
  }
}
