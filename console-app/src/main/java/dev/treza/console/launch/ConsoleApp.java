package dev.treza.console.launch;

import dev.treza.console.ConsoleException;
import dev.treza.console.controls.SystemDialogs;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The console as a JavaFX application. Made by [Treza], which hands it the installation.
public final class ConsoleApp extends Application {
  private Optional<Console> console = Optional.empty();

  @Override
  public void start(Stage stage) throws ConsoleException {
    Installation installation = Installation.of(System.getenv());
    installation.home().create();
    Console opened = new Console(installation, new SystemDialogs());
    console = Optional.of(opened);
    Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> opened.report(fault));
    Scene scene = opened.open(stage);
    if (FirstFrame.isMeasured()) {
      FirstFrame.after(
          scene,
          () -> {
            FirstFrame.print();
            Platform.exit();
          });
    }
    stage.show();
  }

  @Override
  public void stop() throws ConsoleException {
    if (console.isPresent()) {
      console.get().close();
    }
  }
}
