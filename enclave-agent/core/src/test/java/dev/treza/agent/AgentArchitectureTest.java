package dev.treza.agent;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class AgentArchitectureTest extends ArchitectureTest {
  AgentArchitectureTest() {
    super(Part.CORE, Part.LAUNCH);
  }
}
