package dev.treza.fleet;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class FleetArchitectureTest extends ArchitectureTest {
  FleetArchitectureTest() {
    super(Part.FLEET);
  }
}
