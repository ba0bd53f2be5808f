package dev.treza.agent.simulator;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class SimulatorArchitectureTest extends ArchitectureTest {
  SimulatorArchitectureTest() {
    super(Part.SIMULATOR);
  }
}
