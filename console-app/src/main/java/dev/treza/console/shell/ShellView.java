package dev.treza.console.shell;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/// Lays out the window: band above, navigation at the left, the screen, the task area below.
final class ShellView extends BorderPane {
  private static final double WIDTH_FOR_TEXTS = 900;
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final StackPane stage = new StackPane();

  ShellView(ShellViewModel model, List<Destination> destinations) {
    getStyleClass().add("shell");
    setTop(new SurroundingsBand(model));
    setLeft(new Navigation(model, destinations));
    setCenter(stage);
    setBottom(new TaskArea(model.board()));
    stage.getStyleClass().add("stage");
    model.currentProperty().subscribe(id -> show(id, destinations));
    widthProperty()
        .subscribe(width -> pseudoClassStateChanged(NARROW, width.doubleValue() < WIDTH_FOR_TEXTS));
  }

  private void show(String id, List<Destination> destinations) {
    destinations.stream()
        .filter(destination -> destination.id().equals(id))
        .findFirst()
        .ifPresent(destination -> stage.getChildren().setAll(destination.screen()));
  }
}
