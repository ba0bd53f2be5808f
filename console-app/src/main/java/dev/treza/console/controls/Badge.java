package dev.treza.console.controls;

import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A short state in a coloured pill: icon, word, colour.
public final class Badge extends Label {
  public Badge(Ikon icon, Tone tone, String text) {
    super(text, new FontIcon(icon));
    getStyleClass().addAll("badge", tone.style());
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(text);
  }

  /// What stands beside everything a simulator has a part in (rule `REALM`).
  public static Badge simulated() {
    return new Badge(Feather.LAYERS, Tone.REHEARSAL, "SIMULATED");
  }

  public static Badge withId(String id, Ikon icon, Tone tone, String text) {
    Badge badge = new Badge(icon, tone, text);
    badge.setId(id);
    return badge;
  }
}
