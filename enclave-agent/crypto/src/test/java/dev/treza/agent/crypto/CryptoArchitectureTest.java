package dev.treza.agent.crypto;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class CryptoArchitectureTest extends ArchitectureTest {
  CryptoArchitectureTest() {
    super(Part.CRYPTO);
  }
}
