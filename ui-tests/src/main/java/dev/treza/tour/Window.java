package dev.treza.tour;

import dev.treza.console.ConsoleException;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.launch.Console;
import dev.treza.console.launch.Installation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The real console in a window, opened and closed by the tour.
final class Window implements AutoCloseable {
  private final Console console;
  private final Stage stage;

  private Window(Console console, Stage stage) {
    this.console = console;
    this.stage = stage;
  }

  static Window open(Installation installation, FileDialogs dialogs)
      throws TourException, InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    Platform.startup(ready::countDown);
    ready.await();
    Platform.setImplicitExit(false);
    FutureTask<Window> opening = new FutureTask<>(() -> show(installation, dialogs));
    Platform.runLater(opening);
    try {
      return opening.get();
    } catch (ExecutionException fault) {
      throw new TourException("the console does not open: " + fault.getCause(), fault);
    }
  }

  private static Window show(Installation installation, FileDialogs dialogs)
      throws ConsoleException {
    installation.home().create();
    Console console = new Console(installation, dialogs);
    Stage stage = new Stage();
    console.open(stage);
    stage.show();
    return new Window(console, stage);
  }

  Guide guide() {
    return new Guide(stage);
  }

  /// Closes the console with all it started.
  @Override
  public void close() throws TourException {
    try {
      console.close();
    } catch (ConsoleException fault) {
      throw new TourException("the console does not close: " + fault.getMessage(), fault);
    } finally {
      Platform.exit();
    }
  }
}
