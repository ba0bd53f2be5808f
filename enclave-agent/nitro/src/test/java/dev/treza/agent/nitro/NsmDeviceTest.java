package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NsmDeviceTest {
  @TempDir private Path folder;

  @Test
  void namesTheDeviceThatIsMissing() {
    assertThatThrownBy(() -> NsmDevice.open("/nonexistent/nsm"))
        .isInstanceOf(SystemCallException.class)
        .hasMessage("open /nonexistent/nsm: No such file or directory (errno 2)");
  }

  @Test
  void saysSoWhenTheDeviceIsNoSecurityModule() throws IOException {
    try (NsmDevice device = notADevice()) {
      assertThatThrownBy(() -> device.exchange(NsmRequest.getRandom()))
          .isInstanceOf(SystemCallException.class)
          .hasMessageContaining("ioctl of the security module: Inappropriate ioctl")
          .hasMessageContaining("errno 25");
    }
  }

  @Test
  void refusesARequestTheKernelWouldNotTake() throws IOException {
    try (NsmDevice device = notADevice()) {
      assertThatThrownBy(() -> device.exchange(new byte[4097]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void cannotBeUsedOnceClosed() throws IOException {
    NsmDevice device = notADevice();
    device.close();
    assertThatThrownBy(() -> device.exchange(new byte[1]))
        .isInstanceOf(ClosedChannelException.class);
  }

  private NsmDevice notADevice() throws IOException {
    return NsmDevice.open(Files.createTempFile(folder, "not", "nsm").toString());
  }
}
