package dev.treza.console.fleet;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.util.Duration;

/// Builds the fleet screen and what keeps it fresh: ages every five seconds, the enclaves every
/// thirty.
public final class FleetScreen {
  private static final Duration AGES = Duration.seconds(5);
  private static final Duration ENCLAVES = Duration.seconds(30);

  private FleetScreen() {}

  public static Parent build(FleetViewModel model) {
    return new FleetView(model);
  }

  /// What repeats itself until it is stopped; none of it runs yet.
  public static List<Timeline> rhythms(FleetViewModel model) {
    return List.of(every(AGES, model::tick), every(ENCLAVES, model::refresh));
  }

  private static Timeline every(Duration time, Runnable action) {
    Timeline timeline = new Timeline(new KeyFrame(time, _ -> action.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    return timeline;
  }
}
