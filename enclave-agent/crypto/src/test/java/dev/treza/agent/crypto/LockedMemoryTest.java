package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockedMemoryTest {
  /// Root may lock whatever the limit says, unless it gives the capability away.
  private static final List<String> WITHOUT_IPC_LOCK =
      List.of("setpriv", "--bounding-set=-ipc_lock", "--inh-caps=-ipc_lock");

  private static final List<String> NO_LOCKED_MEMORY =
      List.of("sh", "-c", "ulimit -l 0 && exec \"$@\"", "sh");

  @Test
  void refusesMemoryThatCannotBeLocked() throws Exception {
    assertThat(ChildJvm.onClassPath(wrapper(), AllocatingProcess.class).output())
        .startsWith("refused: no locked memory for a secret of 32 bytes: mlock: ");
  }

  @Test
  void givesMemoryToTheSameProgramWithoutTheLimit() throws Exception {
    assertThat(ChildJvm.onClassPath(List.of(), AllocatingProcess.class).output())
        .startsWith("allocated ");
  }

  private static List<String> wrapper() throws InterruptedException {
    if (!System.getProperty("user.name").equals("root")) {
      return NO_LOCKED_MEMORY;
    }
    assumeThat(canDropCapabilities())
        .as("setpriv (util-linux) is needed to take CAP_IPC_LOCK from root")
        .isTrue();
    List<String> wrapper = new ArrayList<>(WITHOUT_IPC_LOCK);
    wrapper.addAll(NO_LOCKED_MEMORY);
    return wrapper;
  }

  private static boolean canDropCapabilities() throws InterruptedException {
    List<String> probe = new ArrayList<>(WITHOUT_IPC_LOCK);
    probe.add("true");
    try {
      return ChildJvm.run(probe).exit() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
