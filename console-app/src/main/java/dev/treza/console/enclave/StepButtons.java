package dev.treza.console.enclave;

import atlantafx.base.theme.Styles;
import dev.treza.console.controls.Buttons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/// The buttons below one step of something that is made in steps.
final class StepButtons {
  private StepButtons() {}

  static Node row(Button... buttons) {
    FlowPane row = new FlowPane(8, 8, buttons);
    row.getStyleClass().add("actions");
    return row;
  }

  /// The one that leaves; Escape presses it.
  static Button leave(String id, String text, Runnable action) {
    Button button = Buttons.plain(id, text, Feather.X, action);
    button.getStyleClass().add(Styles.FLAT);
    button.setCancelButton(true);
    return button;
  }
}
