package dev.treza.console.shell;

import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Transform;

/// The picture by which window managers show the console: a shield.
final class WindowIcon {
  private static final String SHIELD =
      "M12 2 L20 5 V11 C20 16.5 16.5 20.5 12 22 C7.5 20.5 4 16.5 4 11 V5 Z";
  private static final double GRID = 24;
  private static final double SIZE = 64;

  private WindowIcon() {}

  static Image image() {
    SVGPath shield = new SVGPath();
    shield.setContent(SHIELD);
    shield.setFill(Color.web("#0969da"));
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(Color.TRANSPARENT);
    parameters.setTransform(Transform.scale(SIZE / GRID, SIZE / GRID));
    parameters.setViewport(new Rectangle2D(0, 0, SIZE, SIZE));
    return shield.snapshot(parameters, null);
  }
}
