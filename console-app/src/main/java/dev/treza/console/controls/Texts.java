package dev.treza.console.controls;

import javafx.scene.control.Label;

/// Labels by their rank on the page; all of them wrap.
public final class Texts {
  private Texts() {}

  public static Label title(String text) {
    return label("page-title", text);
  }

  public static Label section(String text) {
    return label("section-title", text);
  }

  public static Label body(String text) {
    return label("body", text);
  }

  /// Smaller and paler, for what explains.
  public static Label muted(String text) {
    return label("muted", text);
  }

  /// The large sentence a person must read.
  public static Label intent(String text) {
    return label("intent", text);
  }

  /// Digits of equal width, not selectable: use [CopyText] where people need to take it away.
  public static Label mono(String text) {
    return label("mono", text);
  }

  /// The same, under a stable id.
  public static Label mono(String id, String text) {
    Label label = mono(text);
    label.setId(id);
    return label;
  }

  private static Label label(String style, String text) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
