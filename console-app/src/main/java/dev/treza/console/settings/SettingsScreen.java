package dev.treza.console.settings;

import javafx.scene.Parent;

/// Builds the settings screen.
public final class SettingsScreen {
  private SettingsScreen() {}

  public static Parent build(NodesViewModel model) {
    return new SettingsView(model);
  }
}
