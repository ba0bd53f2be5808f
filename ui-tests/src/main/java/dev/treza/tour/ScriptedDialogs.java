package dev.treza.tour;

import dev.treza.console.controls.FileDialogs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Window;

/// A person who always chooses the file that was named last: the headless platform has no dialogs.
public final class ScriptedDialogs implements FileDialogs {
  private final AtomicReference<Optional<Path>> choice = new AtomicReference<>(Optional.empty());

  public void choose(Path file) {
    choice.set(Optional.of(file));
  }

  @Override
  public Optional<Path> open(String title, Window owner) {
    return choice.get();
  }

  @Override
  public Optional<Path> save(String title, String name, Window owner) {
    return choice.get();
  }
}
