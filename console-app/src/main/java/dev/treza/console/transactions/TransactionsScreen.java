package dev.treza.console.transactions;

import dev.treza.console.controls.FileDialogs;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Parent;
import javafx.util.Duration;

/// Builds the transactions screen.
public final class TransactionsScreen {
  private static final Duration BETWEEN_LOOKS = Duration.seconds(5);

  private TransactionsScreen() {}

  /// What follows transactions that wait, until it is stopped; it does not run yet.
  public static Timeline rhythm(TransactionsViewModel model) {
    Timeline timeline = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> model.follow()));
    timeline.setCycleCount(Animation.INDEFINITE);
    return timeline;
  }

  public static Parent build(TransactionsViewModel model, FileDialogs dialogs) {
    return new TransactionsView(model, dialogs);
  }
}
