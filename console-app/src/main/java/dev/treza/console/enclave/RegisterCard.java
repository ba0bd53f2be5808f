package dev.treza.console.enclave;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.HexGroups;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.attestation.PcrValue;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The registers: expected beside actual, in equal groups of digits.
final class RegisterCard {
  private static final int GROUPS_PER_LINE = 3;

  private RegisterCard() {}

  static Node of(List<RegisterLine> lines) {
    GridPane grid = new GridPane(16, 12);
    grid.setId("registers");
    grid.getStyleClass().add("registers");
    grid.addRow(0, Texts.muted("Register"), Texts.muted("Expected"), Texts.muted("Actual"));
    for (int index = 0; index < lines.size(); index++) {
      addRow(grid, index + 1, lines.get(index));
    }
    return new Card("register-card", "Measurements", grid);
  }

  private static void addRow(GridPane grid, int row, RegisterLine line) {
    Badge fit = fit(line);
    fit.setId("pcr-" + line.index() + "-fit");
    VBox name = new VBox(4, Texts.body("PCR" + line.index()), Texts.muted(line.meaning()), fit);
    name.setMinWidth(130);
    Label expected = value(line.expected(), "not required");
    Label actual = value(line.actual(), "not shown");
    actual.setId("pcr-" + line.index() + "-actual");
    expected.setId("pcr-" + line.index() + "-expected");
    if (line.fit() == RegisterLine.Fit.DIFFERS) {
      actual.getStyleClass().add("differs");
    }
    grid.addRow(row, name, expected, actual);
    List.of(name, expected, actual).forEach(node -> GridPane.setValignment(node, VPos.TOP));
  }

  private static Label value(Optional<PcrValue> value, String absent) {
    if (value.isEmpty()) {
      return Texts.muted(absent);
    }
    if (value.get().isZero()) {
      return Texts.muted("all zero");
    }
    Label label = Texts.mono(HexGroups.of(value.get().hex(), GROUPS_PER_LINE));
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }

  private static Badge fit(RegisterLine line) {
    return switch (line.fit()) {
      case FITS -> new Badge(Feather.CHECK, Tone.GOOD, "Fits");
      case DIFFERS -> new Badge(Feather.X, Tone.BAD, "Differs");
      case NOT_REQUIRED -> new Badge(Feather.MINUS, Tone.NEUTRAL, "Shown only");
    };
  }
}
