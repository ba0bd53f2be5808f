package dev.treza.console.transactions;

import dev.treza.console.compose.BatchTotal;
import dev.treza.console.compose.Caution;
import dev.treza.console.controls.Badge;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a batch takes from each account, by asset.
final class BatchTotals extends VBox {
  BatchTotals(List<BatchTotal> totals) {
    setId("batch-totals");
    getStyleClass().add("frame");
    getChildren().add(Texts.section("Totals"));
    if (totals.isEmpty()) {
      getChildren().add(Texts.muted("No payment is ready."));
    }
    totals.forEach(total -> getChildren().add(row(total)));
  }

  private static Node row(BatchTotal total) {
    Facts facts = new Facts();
    facts.add("From", CopyText.line("total-from", total.from().checksummed()));
    facts.add("On", total.network().name());
    facts.add(total.asset().symbol(), amount(total));
    facts.add(
        "Wallet holds",
        total
            .held()
            .map(held -> total.asset().whole(held) + " " + total.asset().symbol())
            .orElse("not known: no node was asked"));
    if (!total.isTooMuch()) {
      return facts;
    }
    VBox words =
        new VBox(
            4, Texts.body("The wallet holds less than the batch takes."), Texts.muted(id(total)));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox caution = new HBox(12, new Badge(Feather.ALERT_TRIANGLE, Tone.WARNING, "Warning"), words);
    caution.setId("caution-" + id(total));
    caution.getStyleClass().addAll("risk-row", "risk-warning");
    return new VBox(8, caution, facts);
  }

  private static boolean isCurrency(BatchTotal total) {
    return total.asset().equals(total.network().currency());
  }

  private static String id(BatchTotal total) {
    return isCurrency(total) ? Caution.BALANCE.id() : Caution.TOKEN_BALANCE.id();
  }

  private static String amount(BatchTotal total) {
    String amount = total.asset().text(total.amount());
    return isCurrency(total) ? "At most " + amount + ", fees included" : amount;
  }
}
