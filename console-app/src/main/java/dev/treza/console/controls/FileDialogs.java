package dev.treza.console.controls;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/// Asks a person for a file.
public interface FileDialogs {
  /// A file to read; absent if he thinks better of it.
  Optional<Path> open(String title, Window owner);

  /// A file to write.
  ///
  /// @param name what it is called unless he says otherwise
  Optional<Path> save(String title, String name, Window owner);
}
