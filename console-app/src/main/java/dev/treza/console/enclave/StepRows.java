package dev.treza.console.enclave;

import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The steps of verification, one row each; a failed one stands out.
final class StepRows {
  private StepRows() {}

  static Node of(List<StepLine> lines) {
    VBox rows = new VBox();
    rows.getStyleClass().add("steps");
    lines.forEach(line -> rows.getChildren().add(row(line)));
    return rows;
  }

  private static Node row(StepLine line) {
    FontIcon icon = new FontIcon(icon(line.mark()));
    Label word = new Label(line.mark().label(), icon);
    word.getStyleClass().addAll("step-mark", "step-" + tone(line.mark()).style());
    VBox text = new VBox(Texts.body(line.title()), Texts.muted(line.detail()));
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(word, text);
    row.setId("step-" + line.id());
    row.getStyleClass().add("step-row");
    if (line.mark() == Mark.FAILED) {
      row.getStyleClass().add("step-failed");
    }
    return row;
  }

  private static Ikon icon(Mark mark) {
    return switch (mark) {
      case PASSED -> Feather.CHECK_CIRCLE;
      case FAILED -> Feather.X_OCTAGON;
      case NOT_CHECKED -> Feather.MINUS_CIRCLE;
      case NOT_REACHED -> Feather.CIRCLE;
    };
  }

  private static Tone tone(Mark mark) {
    return switch (mark) {
      case PASSED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
      case NOT_CHECKED -> Tone.WARNING;
      case NOT_REACHED -> Tone.NEUTRAL;
    };
  }
}
