package dev.treza.agent.image;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class ImageArchitectureTest extends ArchitectureTest {
  ImageArchitectureTest() {
    super(Part.IMAGE);
  }
}
