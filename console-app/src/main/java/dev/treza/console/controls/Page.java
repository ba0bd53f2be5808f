package dev.treza.console.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The frame of a screen: title and subtitle at the left, actions at the right, content below.
public final class Page extends BorderPane {
  private static final double KEPT_IN_SIGHT = 0.9;

  private final Label subtitle = Texts.muted("");
  private final Label title;

  public Page(String id, String title, Node... actions) {
    setId(id);
    getStyleClass().add("page");
    subtitle.setId(id + "-subtitle");
    this.title = Texts.title(title);
    VBox names = new VBox(2, this.title, subtitle);
    HBox.setHgrow(names, Priority.ALWAYS);
    HBox buttons = new HBox(8, actions);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMaxHeight(USE_PREF_SIZE);
    buttons.setMinWidth(USE_PREF_SIZE);
    HBox header = new HBox(16, names, buttons);
    header.getStyleClass().add("page-header");
    setTop(header);
  }

  /// Page Up and Page Down work wherever in the content the focus is.
  private static void turnPage(ScrollPane scroll, KeyEvent event) {
    double page = scroll.getViewportBounds().getHeight();
    double rest = scroll.getContent().getLayoutBounds().getHeight() - page;
    if (rest > 0 && event.getCode() == KeyCode.PAGE_DOWN) {
      scroll.setVvalue(Math.min(1, scroll.getVvalue() + KEPT_IN_SIGHT * page / rest));
      event.consume();
    } else if (rest > 0 && event.getCode() == KeyCode.PAGE_UP) {
      scroll.setVvalue(Math.max(0, scroll.getVvalue() - KEPT_IN_SIGHT * page / rest));
      event.consume();
    }
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
    scroll.addEventHandler(KeyEvent.KEY_PRESSED, event -> turnPage(scroll, event));
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("page-scroll");
    return scroll;
  }
}
