package dev.treza.console.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The frame of a screen: title and subtitle at the left, actions at the right, content below.
public final class Page extends BorderPane {
  private final Label subtitle = Texts.muted("");
  private final Label title;

  public Page(String id, String title, Node... actions) {
    setId(id);
    getStyleClass().add("page");
    subtitle.setId(id + "-subtitle");
    this.title = Texts.title(title);
    VBox names = new VBox(2, this.title, subtitle);
    HBox.setHgrow(names, Priority.ALWAYS);
    FlowPane buttons = new FlowPane(8, 8, actions);
    buttons.setAlignment(Pos.TOP_RIGHT);
    buttons.setPrefWrapLength(420);
    HBox header = new HBox(16, names, buttons);
    header.getStyleClass().add("page-header");
    setTop(header);
  }

  public Label title() {
    return title;
  }

  public Label subtitle() {
    return subtitle;
  }

  /// Puts `content` into a frame that scrolls up and down, never sideways.
  public static ScrollPane scrolling(String id, Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setId(id);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("page-scroll");
    return scroll;
  }
}
