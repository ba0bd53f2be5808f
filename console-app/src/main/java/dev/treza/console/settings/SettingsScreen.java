package dev.treza.console.settings;

import dev.treza.console.controls.FileDialogs;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.util.Duration;

/// Builds the settings screen.
public final class SettingsScreen {
  private static final Duration BETWEEN_LOOKS = Duration.seconds(5);

  private SettingsScreen() {}

  /// What lets an unused credential lock itself, until it is stopped; it does not run yet.
  public static Timeline rhythm(CredentialViewModel model) {
    Timeline timeline = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> model.lookAgain()));
    timeline.setCycleCount(Animation.INDEFINITE);
    return timeline;
  }

  public static Parent build(
      NodesViewModel nodes, CredentialViewModel credential, FileDialogs dialogs) {
    return new SettingsView(nodes, new CredentialCard(credential, dialogs).node());
  }
}
