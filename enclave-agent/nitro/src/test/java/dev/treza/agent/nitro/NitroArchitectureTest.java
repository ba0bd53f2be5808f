package dev.treza.agent.nitro;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class NitroArchitectureTest extends ArchitectureTest {
  NitroArchitectureTest() {
    super(Part.NITRO);
  }
}
