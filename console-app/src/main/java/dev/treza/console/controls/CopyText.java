package dev.treza.console.controls;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A text to take away: in equal digits, with a button that copies it whole. One line ends in an
/// ellipsis and has the rest in its tooltip; a wrapped one shows all of it.
public final class CopyText extends HBox {
  private final String whole;

  private CopyText(String id, String whole, Label label) {
    super(label, button(id, whole));
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
    return new CopyText(id, hex, Texts.mono(HexGroups.of(hex, perLine)));
  }

  /// What the button copies.
  public String whole() {
    return whole;
  }

  private static Button button(String id, String whole) {
    Button button = Buttons.icon("copy-" + id, "Copy", Feather.COPY, () -> copy(whole));
    button.setMinWidth(Button.USE_PREF_SIZE);
    return button;
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
