package dev.treza.console.controls;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;

/// A text to take away: in equal digits, with a button that copies it whole. One line ends in an
/// ellipsis and has the rest in its tooltip; a wrapped one shows all of it.
public final class CopyText extends HBox {
  private final String whole;

  private CopyText(String id, String whole, Label label) {
    super(label, CopyButton.icon("copy-" + id, "Copy", whole));
    // larger than the line of text it belongs to, without making the line any higher
    setMargin(getChildren().getLast(), new Insets(-3, 0, -3, 0));
    this.whole = whole;
    label.setId(id);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("copy-text");
  }

  /// On one line, shortened in the middle where there is no room.
  public static CopyText line(String id, String whole) {
    Label label = new Label(whole);
    label.getStyleClass().add("mono");
    label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    label.setTooltip(Buttons.tip(whole));
    label.setMinWidth(80);
    return new CopyText(id, whole, label);
  }

  /// Complete, on as many lines as it needs: for what people must compare to the last character.
  public static CopyText complete(String id, String whole) {
    Label label = Texts.mono(whole);
    label.setMinWidth(80);
    return new CopyText(id, whole, label);
  }

  /// Complete, in groups of eight digits on as many lines as it needs.
  public static CopyText grouped(String id, String hex, int perLine) {
    CopyText text = new CopyText(id, hex, Texts.mono(HexGroups.of(hex, perLine)));
    text.setAlignment(Pos.TOP_LEFT);
    return text;
  }

  /// What the button copies.
  public String whole() {
    return whole;
  }
}
