package dev.treza.console;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class ConsoleArchitectureTest extends ArchitectureTest {
  ConsoleArchitectureTest() {
    super(Part.CONSOLE);
  }
}
