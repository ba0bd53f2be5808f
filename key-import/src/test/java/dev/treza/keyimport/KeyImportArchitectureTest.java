package dev.treza.keyimport;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class KeyImportArchitectureTest extends ArchitectureTest {
  KeyImportArchitectureTest() {
    super(Part.KEY_IMPORT);
  }
}
