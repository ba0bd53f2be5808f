package dev.treza.console.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// How large the window is at first, and how small it may become: a screen of 1920 × 1080 pixels at
/// 200 % has 960 × 540 left.
final class WindowSize {
  private static final double WIDTH = 1180;
  private static final double HEIGHT = 760;
  private static final double LEAST_WIDTH = 720;
  private static final double LEAST_HEIGHT = 480;

  private WindowSize() {}

  /// Gives `stage` its usual size, or that of its screen if that is smaller.
  static void apply(Stage stage) {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
  }
}
