package dev.treza.console.launch;

import java.util.List;
import javafx.application.Application;

/// The program. Without arguments or with `console` it opens the window; everything else is a
/// command. It does not extend [Application], which could not be started from a class path.
public final class Treza {
  private Treza() {}

  public static void main(String... arguments) {
    List<String> words = List.of(arguments);
    if (words.isEmpty() || words.getFirst().equals("console")) {
      Application.launch(ConsoleApp.class, arguments);
      return;
    }
    System.exit(CommandProgram.run(Installation.of(System.getenv()), arguments));
  }
}
