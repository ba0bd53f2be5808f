package dev.treza.ui;

import dev.treza.console.ConsoleException;
import dev.treza.console.launch.Console;
import dev.treza.console.launch.Installation;
import dev.treza.console.store.ConsoleHome;
import dev.treza.tour.Guide;
import dev.treza.tour.ScriptedDialogs;
import dev.treza.tour.TourException;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;

/// The built console in a window, over a folder of its own.
final class OpenConsole implements AutoCloseable {
  private final Guide guide;
  private final ConsoleHome home;
  private final Console console;
  private final ScriptedDialogs dialogs;

  private OpenConsole(Guide guide, ConsoleHome home, Console console, ScriptedDialogs dialogs) {
    this.dialogs = dialogs;
    this.guide = guide;
    this.home = home;
    this.console = console;
  }

  static OpenConsole in(Path folder) throws TimeoutException, ConsoleException, TourException {
    Stage stage = FxToolkit.registerPrimaryStage();
    Guide guide = new Guide(stage);
    ConsoleHome home = new ConsoleHome(folder);
    ScriptedDialogs dialogs = new ScriptedDialogs();
    Console console = new Console(Installation.of(System.getenv()).at(home), dialogs);
    home.create();
    guide.onScreen(() -> {
      Scene scene = console.open(stage);
      HeadlessMouse.correct(scene);
      stage.show();
      return scene;
    });
    return new OpenConsole(guide, home, console, dialogs);
  }

  Guide guide() {
    return guide;
  }

  ConsoleHome home() {
    return home;
  }

  /// Which file a person chooses when he is asked.
  ScriptedDialogs dialogs() {
    return dialogs;
  }

  @Override
  public void close() throws TimeoutException, ConsoleException {
    FxToolkit.cleanupStages();
    console.close();
  }
}
