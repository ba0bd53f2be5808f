package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorTest {
  @TempDir private Path folder;
  private int number;

  @BeforeEach
  void open() throws IOException {
    number = DeviceCalls.open(Files.createTempFile(folder, "some", "file").toString());
  }

  @Test
  void releasesItsNumberWhenClosed() throws IOException {
    Descriptor descriptor = new Descriptor(number);
    assertThat(isOpen()).isTrue();
    descriptor.close();
    assertThat(isOpen()).isFalse();
  }

  @Test
  void keepsItsNumberUntilTheLastUseHasEnded() throws IOException {
    Descriptor descriptor = new Descriptor(number);
    boolean openInside =
        descriptor.use(n -> {
          descriptor.close();
          return isOpen();
        });
    assertThat(openInside).isTrue();
    assertThat(isOpen()).isFalse();
  }

  @Test
  void refusesAUseAfterClosing() throws IOException {
    Descriptor descriptor = new Descriptor(number);
    descriptor.close();
    assertThatThrownBy(() -> descriptor.use(n -> n)).isInstanceOf(ClosedChannelException.class);
  }

  private boolean isOpen() {
    return Files.exists(Path.of("/proc/self/fd", Integer.toString(number)));
  }
}
