package dev.treza.console.shell;

import dev.treza.console.controls.Buttons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Lays out the window: band above, navigation at the left, the screen, the task area below.
final class ShellView extends BorderPane {
  private final ShellViewModel model;
  private final StackPane stage = new StackPane();
  private final ToggleGroup group = new ToggleGroup();

  ShellView(ShellViewModel model, List<Destination> destinations) {
    this.model = model;
    getStyleClass().add("shell");
    setTop(new SurroundingsBand(model));
    setLeft(navigation(destinations));
    setCenter(stage);
    setBottom(new TaskArea(model.board()));
    stage.getStyleClass().add("stage");
    model.currentProperty().subscribe(id -> show(id, destinations));
  }

  private Node navigation(List<Destination> destinations) {
    VBox bar = new VBox(heading());
    bar.setId("navigation");
    bar.getStyleClass().add("navigation");
    for (int index = 0; index < destinations.size(); index++) {
      bar.getChildren().add(entry(destinations.get(index), index + 1));
    }
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    bar.getChildren().addAll(space, themeSwitch());
    return bar;
  }

  private static Node heading() {
    Label name = new Label("Treza Console", new FontIcon(Feather.SHIELD));
    name.getStyleClass().add("product-name");
    return name;
  }

  private Node entry(Destination destination, int number) {
    ToggleButton button = new ToggleButton(destination.title(), new FontIcon(destination.icon()));
    button.setId("nav-" + destination.id());
    button.setMnemonicParsing(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(group);
    button.setUserData(destination.id());
    button.setTooltip(Buttons.tip("Ctrl+" + number));
    button.setOnAction(_ -> model.show(destination.id()));
    return button;
  }

  private Node themeSwitch() {
    var button = Buttons.plain("theme-switch", "Dark _theme", Feather.MOON, model::toggleTheme);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTooltip(Buttons.tip("Ctrl+T"));
    button.getStyleClass().add("navigation-foot");
    model
        .themeProperty()
        .subscribe(theme -> {
          boolean dark = theme == Theme.DARK;
          button.setText(dark ? "Light _theme" : "Dark _theme");
          button.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON));
        });
    return button;
  }

  private void show(String id, List<Destination> destinations) {
    for (Toggle toggle : group.getToggles()) {
      boolean shown = toggle.getUserData().equals(id);
      toggle.setSelected(shown);
      if (shown && toggle instanceof Node entry) {
        entry.requestFocus();
      }
    }
    destinations.stream()
        .filter(destination -> destination.id().equals(id))
        .findFirst()
        .ifPresent(destination -> stage.getChildren().setAll(destination.screen()));
  }
}
