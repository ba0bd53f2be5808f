package dev.treza.console.controls;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons, each with a stable id; an underscore in the text marks the mnemonic.
public final class Buttons {
  private static final Duration TIP_DELAY = Duration.millis(400);

  private Buttons() {}

  public static Button plain(String id, String text, Ikon icon, Runnable action) {
    Button button = new Button(text, new FontIcon(icon));
    button.setId(id);
    button.setMnemonicParsing(true);
    button.setMinWidth(Button.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// The one button of a screen that leads on.
  public static Button primary(String id, String text, Ikon icon, Runnable action) {
    Button button = plain(id, text, icon, action);
    button.getStyleClass().add(Styles.ACCENT);
    return button;
  }

  /// A button without text; `name` is its tooltip and what screen readers say.
  public static Button icon(String id, String name, Ikon icon, Runnable action) {
    Button button = plain(id, "", icon, action);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setTooltip(tip(name));
    button.setAccessibleText(name);
    return button;
  }

  public static Tooltip tip(String text) {
    Tooltip tip = new Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    tip.setShowDelay(TIP_DELAY);
    return tip;
  }
}
