package dev.treza.console.transactions;

import dev.treza.console.compose.Replacement;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows a transaction that shall take the place of another, and what it costs.
final class ReplacementSheet extends VBox {
  static Sheet of(TransactionsViewModel model, Draft.Replacing replacing) {
    Button review =
        Buttons.primary(
            "replacement-review", "_Review", Feather.EYE, () -> model.review(replacing));
    Button back =
        Buttons.plain(
            "replacement-back", "_Back", Feather.ARROW_LEFT, () -> model.show(replacing.earlier()));
    back.setCancelButton(true);
    Platform.runLater(review::requestFocus);
    return new Sheet(new ReplacementSheet(replacing), List.of(review, back));
  }

  private ReplacementSheet(Draft.Replacing replacing) {
    getStyleClass().add("review-sheet");
    Facts facts = new Facts();
    facts.add("Instead of", Texts.body(replacing.earlier().intent()));
    VBox words =
        new VBox(
            Texts.section(title(replacing.kind())), Texts.muted(means(replacing.kind())), facts);
    words.setId("replacement");
    words.getStyleClass().add("frame");
    getChildren().addAll(words, new CostCard(replacing.composition()));
  }

  private static String title(Replacement.Kind kind) {
    return switch (kind) {
      case SPEED_UP -> "Speed up";
      case CANCEL -> "Cancel";
    };
  }

  private static String means(Replacement.Kind kind) {
    return switch (kind) {
      case SPEED_UP ->
          "The same once more, with higher fees. Only one of the two can be in a block.";
      case CANCEL ->
          "The wallet pays nothing to itself with the same nonce. If a block takes this first, the"
              + " earlier one is void; until then it may still go through.";
    };
  }
}
