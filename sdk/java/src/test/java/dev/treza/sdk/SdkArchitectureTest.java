package dev.treza.sdk;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class SdkArchitectureTest extends ArchitectureTest {
  SdkArchitectureTest() {
    super(Part.SDK);
  }
}
