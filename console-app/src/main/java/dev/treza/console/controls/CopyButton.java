package dev.treza.console.controls;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Copies a text, and shows for a moment that it did.
public final class CopyButton {
  private static final Duration SHOWN = Duration.seconds(2);

  private CopyButton() {}

  /// Without words: `what` is its tooltip and what screen readers say.
  public static Button icon(String id, String what, String text) {
    Button button = Buttons.icon(id, what, Feather.COPY, () -> {});
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> {
      copy(text);
      button.setGraphic(new FontIcon(Feather.CHECK));
      button.setAccessibleText("Copied");
      after(() -> {
        button.setGraphic(new FontIcon(Feather.COPY));
        button.setAccessibleText(what);
      });
    });
    return button;
  }

  /// With words.
  public static Button words(String id, String words, String text) {
    Button button = Buttons.plain(id, words, Feather.COPY, () -> {});
    button.setOnAction(_ -> {
      copy(text);
      button.setText("Copied");
      button.setGraphic(new FontIcon(Feather.CHECK));
      after(() -> {
        button.setText(words);
        button.setGraphic(new FontIcon(Feather.COPY));
      });
    });
    return button;
  }

  private static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private static void after(Runnable action) {
    PauseTransition pause = new PauseTransition(SHOWN);
    pause.setOnFinished(_ -> action.run());
    pause.play();
  }
}
