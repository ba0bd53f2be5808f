package dev.treza.console.fleet;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.util.Duration;

/// Builds the fleet screen and keeps it fresh: ages every five seconds, the enclaves every thirty.
public final class FleetScreen {
  private static final Duration AGES = Duration.seconds(5);
  private static final Duration ENCLAVES = Duration.seconds(30);

  private FleetScreen() {}

  public static Parent build(FleetViewModel model) {
    repeat(AGES, model::tick);
    repeat(ENCLAVES, model::refresh);
    return new FleetView(model);
  }

  private static void repeat(Duration every, Runnable action) {
    Timeline timeline = new Timeline(new KeyFrame(every, _ -> action.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    timeline.play();
  }
}
