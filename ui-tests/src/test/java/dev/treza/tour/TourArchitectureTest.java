package dev.treza.tour;

import dev.treza.rules.ArchitectureTest;
import dev.treza.rules.Part;

final class TourArchitectureTest extends ArchitectureTest {
  TourArchitectureTest() {
    super(Part.TOUR);
  }
}
