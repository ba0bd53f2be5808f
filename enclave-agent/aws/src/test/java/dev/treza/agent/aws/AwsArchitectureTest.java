package dev.treza.agent.aws;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class AwsArchitectureTest extends ArchitectureTest {
  AwsArchitectureTest() {
    super(Part.AWS);
  }
}
