package dev.treza.console.payments;

import dev.treza.console.compose.ComposeRefusal;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.compose.GasFees;
import dev.treza.console.compose.Payment;
import dev.treza.console.compose.Wish;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what one line of a file means for the wallet it names.
///
/// @param level for fees that the line does not say
record LineReader(PaymentLine line, FeeLevel level) {
  private static final Pattern WEI = Pattern.compile("0|[1-9][0-9]{0,77}");

  /// Refused: `CMP-*`, `TX-*`, with the column as place.
  Outcome<Payment> payment(Payers.Payer payer) {
    return network(payer.wallet())
        .then(network ->
            new Wish(
                    text(PaymentColumn.TO),
                    text(PaymentColumn.VALUE),
                    text(PaymentColumn.TOKEN),
                    text(PaymentColumn.DATA),
                    level,
                    text(PaymentColumn.NONCE),
                    text(PaymentColumn.GAS_LIMIT))
                .read(
                    network,
                    EvmAddress.ofPublicKey(payer.wallet().publicKey()),
                    payer.enclave().charter().addressBook()));
  }

  /// The fees it says itself, if it does. Refused: `PAY-FEES`, `TX-FIELD`.
  Outcome<Optional<GasFees>> fees() {
    boolean most = text(PaymentColumn.MAX_FEE).isEmpty();
    boolean priority = text(PaymentColumn.PRIORITY_FEE).isEmpty();
    if (most && priority) {
      return Outcome.accepted(Optional.empty());
    }
    if (most || priority) {
      return Outcome.refused(
          PaymentRefusal.FEES,
          (most ? PaymentColumn.MAX_FEE : PaymentColumn.PRIORITY_FEE).text() + " is empty");
    }
    return wei(PaymentColumn.MAX_FEE)
        .then(highest ->
            wei(PaymentColumn.PRIORITY_FEE).map(tip -> Optional.of(new GasFees(highest, tip))));
  }

  private Outcome<BigInteger> wei(PaymentColumn column) {
    return WEI.matcher(text(column)).matches()
        ? Outcome.accepted(new BigInteger(text(column)))
        : Outcome.refused(
            Refusal.at(TransactionRefusal.FIELD, column.text(), "it is no whole number of wei"));
  }

  private Outcome<Network> network(Wallet wallet) {
    List<Network> possible =
        Networks.known().stream()
            .filter(network -> EvmChain.speaksEvm(network.blockchain()))
            .filter(network -> network.blockchain() == wallet.blockchain())
            .filter(network -> network.mode() == wallet.network())
            .toList();
    String named = text(PaymentColumn.NETWORK);
    List<Network> meant =
        named.isEmpty()
            ? possible
            : possible.stream()
                .filter(network -> network.id().equals(named) || name(network).equals(named))
                .toList();
    return meant.size() == 1
        ? Outcome.accepted(meant.getFirst())
        : Outcome.refused(
            Refusal.at(
                ComposeRefusal.NETWORK,
                PaymentColumn.NETWORK.text(),
                "the wallet is for "
                    + String.join(", ", possible.stream().map(LineReader::name).toList())));
  }

  private static String name(Network network) {
    return network.name().toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private String text(PaymentColumn column) {
    return line.text(column);
  }
}
