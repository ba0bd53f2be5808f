package dev.treza.console.controls;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// A framed part of a page with its heading.
public final class Card extends VBox {
  public Card(String id, String title, Node... content) {
    setId(id);
    getStyleClass().add("frame");
    getChildren().add(Texts.section(title));
    getChildren().addAll(content);
  }
}
