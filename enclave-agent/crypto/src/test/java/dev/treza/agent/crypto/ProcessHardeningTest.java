package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessHardeningTest {
  @Test
  void allowsNeitherCoreDumpsNorReadersOfItsMemory() throws Exception {
    ChildJvm child = ChildJvm.onClassPath(List.of(), HardenedProcess.class);
    assertThat(child.output().lines())
        .containsExactly("dumpable before 1", "dumpable after 0", "Max core file size 0 0 bytes");
    assertThat(child.exit()).isZero();
  }
}
