package dev.treza.console.transactions;

import dev.treza.console.compose.FeeLevel;
import dev.treza.console.controls.Choices;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import java.util.List;
import javafx.scene.layout.VBox;

/// Says what a file of payments looks like, before one is chosen.
final class BatchGuide extends VBox {
  private static final String EXAMPLE =
      """
      wallet,to,value,token,nonce
      WALLET-ID,0x…,1.5,,
      WALLET-ID,Supplier,250,USDC,\
      """;

  BatchGuide(BatchViewModel model) {
    setId("batch-guide");
    getStyleClass().add("frame");
    Facts columns = new Facts();
    columns.add("wallet", "Id of the wallet that pays, as the list of wallets shows it");
    columns.add("to", "An address, or a name of the charter's address book");
    columns.add("value", "Amount in whole units, such as 1.5; never rounded");
    columns.add("token", "Symbol or contract of a listed token; empty: the network's currency");
    columns.add("network", "Name or chain id, if the wallet is for more than one");
    columns.add("data", "0x…, for a contract");
    columns.add("nonce, gasLimit", "Empty: your node of the network fills them in");
    columns.add(
        "fees", "maxFeePerGas and maxPriorityFeePerGas in wei, both or neither; empty: likewise");
    Facts fees = new Facts();
    fees.add(
        "Fee, if empty",
        Choices.of(
            "batch-fee",
            "Fee",
            List.of(FeeLevel.values()),
            FeeLevel::label,
            model.levelProperty()));
    getChildren()
        .addAll(
            Texts.section("New batch of payments"),
            Texts.body(
                "Up to 1,000 payments of one enclave from a CSV or JSON file, reviewed one by one,"
                    + " approved once, signed together. Nothing is sent before you approve."),
            fees,
            Texts.section("Columns"),
            Texts.muted(
                "The first row names them, in any order; wallet, to and value must be there. As"
                    + " JSON: a list of objects with the same names, all values in quotes."),
            columns,
            CopyText.complete("batch-example", EXAMPLE));
  }
}
