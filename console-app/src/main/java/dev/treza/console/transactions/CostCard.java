package dev.treza.console.transactions;

import dev.treza.console.compose.Caution;
import dev.treza.console.compose.Composition;
import dev.treza.console.controls.Badge;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.evm.Wei;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a composed transaction costs, by the user's node, and what the node's answers warn of.
final class CostCard extends VBox {
  CostCard(Composition composed) {
    setId("payment-cost");
    getStyleClass().add("frame");
    getChildren().add(Texts.section("By your node of " + composed.network().name()));
    composed.cautions().stream().map(CostCard::caution).forEach(getChildren()::add);
    getChildren().add(facts(composed));
  }

  private static Node caution(Caution caution) {
    VBox words = new VBox(4, Texts.body(caution.sentence()), Texts.muted(caution.id()));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(12, new Badge(Feather.ALERT_TRIANGLE, Tone.WARNING, "Warning"), words);
    row.setId("caution-" + caution.id());
    row.getStyleClass().addAll("risk-row", "risk-warning");
    return row;
  }

  private static Facts facts(Composition composed) {
    Denomination currency = composed.network().currency();
    Facts facts = new Facts();
    facts.add("Sent", composed.sent());
    composed
        .recipient()
        .ifPresent(to -> facts.add("To", CopyText.complete("payment-recipient", to.checksummed())));
    facts.add(
        "Leaves the wallet", named("payment-total", atMost(currency.text(composed.totalWei()))));
    facts.add("Wallet holds", named("payment-balance", currency.text(composed.balanceWei())));
    composed.tokenBalance().ifPresent(held -> facts.add("Of the token", held));
    facts.add("Fee", named("payment-fee-total", atMost(currency.text(composed.feeWei()))));
    facts.add(
        "Fee for each gas",
        "%s gwei at most, of it %s gwei for priority"
            .formatted(
                Wei.GWEI.whole(composed.fees().maxFeeWei()),
                Wei.GWEI.whole(composed.fees().priorityWei())));
    facts.add("Gas limit", composed.gasLimit().toString());
    facts.add("Nonce", named("payment-nonce-used", nonce(composed)));
    return facts;
  }

  private static String nonce(Composition composed) {
    return composed.replaces().isPresent()
        ? composed.nonce() + ", taken over from the earlier transaction"
        : composed.nonce().toString();
  }

  private static String atMost(String amount) {
    return "At most " + amount;
  }

  private static Label named(String id, String text) {
    Label label = Texts.body(text);
    label.setId(id);
    return label;
  }
}
