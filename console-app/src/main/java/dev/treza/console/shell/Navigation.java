package dev.treza.console.shell;

import dev.treza.console.controls.Buttons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The bar at the left: which screen is shown, and the theme. Tab enters the list of screens once,
/// the arrow keys choose in it; in a narrow window only the icons remain.
final class Navigation extends VBox {
  private final ShellViewModel model;
  private final ToggleGroup screens = new ToggleGroup();

  Navigation(ShellViewModel model, List<Destination> destinations) {
    this.model = model;
    setId("navigation");
    getStyleClass().add("navigation");
    getChildren().add(heading());
    for (int index = 0; index < destinations.size(); index++) {
      getChildren().add(entry(destinations.get(index), index + 1));
    }
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    getChildren().addAll(space, themeSwitch());
    model.currentProperty().subscribe(this::select);
    screens.selectedToggleProperty().subscribe(this::chosen);
  }

  private static Node heading() {
    Label name = new Label("Treza Console", new FontIcon(Feather.SHIELD));
    name.getStyleClass().add("product-name");
    return name;
  }

  private Node entry(Destination destination, int number) {
    ToggleButton button = new ToggleButton(destination.title(), new FontIcon(destination.icon()));
    String name = destination.title().replace("_", "");
    button.setId("nav-" + destination.id());
    button.setMnemonicParsing(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(screens);
    button.setUserData(destination.id());
    button.setAccessibleText(name);
    button.setTooltip(Buttons.tip(name + " (Ctrl+" + number + ")"));
    return button;
  }

  private Button themeSwitch() {
    Button button = Buttons.plain("theme-switch", "Dark the_me", Feather.MOON, model::toggleTheme);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("navigation-foot");
    model
        .themeProperty()
        .subscribe(theme -> {
          boolean dark = theme == Theme.DARK;
          String name = dark ? "Light theme" : "Dark theme";
          button.setText(dark ? "Light the_me" : "Dark the_me");
          button.setAccessibleText(name);
          button.setTooltip(Buttons.tip(name + " (Ctrl+T)"));
          button.setGraphic(new FontIcon(dark ? Feather.SUN : Feather.MOON));
        });
    return button;
  }

  private void select(String id) {
    for (Toggle toggle : screens.getToggles()) {
      if (id.equals(toggle.getUserData())) {
        screens.selectToggle(toggle);
        if (toggle instanceof Node entry) {
          entry.requestFocus();
        }
      }
    }
  }

  /// Follows mouse, arrow keys and mnemonics alike; the chosen entry cannot be chosen away.
  private void chosen(@Nullable Toggle toggle) {
    if (toggle != null && toggle.getUserData() instanceof String id) {
      model.show(id);
    } else {
      select(model.currentProperty().get());
    }
  }
}
