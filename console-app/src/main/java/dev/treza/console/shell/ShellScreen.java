package dev.treza.console.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.treza.console.controls.StyleSheet;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/// Builds the window's scene and its accelerators: Ctrl+1 … for the screens, Ctrl+T for the theme.
public final class ShellScreen {
  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.DIGIT8,
          KeyCode.DIGIT9);

  private ShellScreen() {}

  /// Fills `stage`, which the caller shows.
  ///
  /// @throws IllegalArgumentException if there are more destinations than digits
  public static Scene build(Stage stage, ShellViewModel model, List<Destination> destinations) {
    if (destinations.size() > DIGITS.size()) {
      throw new IllegalArgumentException("at most nine destinations have an accelerator");
    }
    model.themeProperty().subscribe(ShellScreen::apply);
    Scene scene = new Scene(new ShellView(model, destinations));
    scene.getStylesheets().add(StyleSheet.url());
    for (int index = 0; index < destinations.size(); index++) {
      String id = destinations.get(index).id();
      accelerate(scene, DIGITS.get(index), () -> model.show(id));
    }
    accelerate(scene, KeyCode.T, model::toggleTheme);
    stage.setTitle("Treza Console");
    Platform.runLater(() -> stage.getIcons().setAll(WindowIcon.image()));
    WindowSize.apply(stage);
    stage.setScene(scene);
    return scene;
  }

  private static void accelerate(Scene scene, KeyCode key, Runnable action) {
    scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
  }

  private static void apply(Theme theme) {
    Application.setUserAgentStylesheet(
        switch (theme) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
  }
}
