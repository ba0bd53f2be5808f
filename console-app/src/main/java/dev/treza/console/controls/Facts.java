package dev.treza.console.controls;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Labelled facts below one another: label at the left, value at the right.
public final class Facts extends GridPane {
  private static final double LABEL_WIDTH = 150;
  private static final double LEAST_LABEL_WIDTH = 100;

  public Facts() {
    getStyleClass().add("facts");
    ColumnConstraints labels = new ColumnConstraints(LEAST_LABEL_WIDTH, LABEL_WIDTH, LABEL_WIDTH);
    labels.setHalignment(HPos.LEFT);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setFillWidth(true);
    values.setMinWidth(0);
    getColumnConstraints().addAll(labels, values);
  }

  public void add(String label, Node value) {
    boolean field = value instanceof Control && !(value instanceof Label);
    add(label, value, field ? VPos.CENTER : VPos.TOP);
  }

  /// A fact that is asked for by more than one control beside each other.
  public void addField(String label, Node value) {
    add(label, value, VPos.CENTER);
  }

  private void add(String label, Node value, VPos place) {
    Label name = Texts.muted(label);
    name.setLabelFor(value);
    setValignment(name, place);
    addRow(getRowCount(), name, value);
  }

  public void add(String label, String value) {
    add(label, Texts.body(value));
  }
}
