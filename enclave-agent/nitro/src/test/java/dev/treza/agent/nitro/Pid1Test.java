package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pid1Test {
  private final RecordingKernel kernel = new RecordingKernel();

  @Test
  void mountsBeforeItBringsLoopbackUp() throws IOException {
    new Pid1(kernel, new Parent(new byte[0])).prepare();
    assertThat(kernel.calls)
        .containsExactly(
            "/proc proc 14", "/sys sysfs 14", "/dev devtmpfs 10", "/tmp tmpfs 14", "lo");
  }

  @Test
  void exchangesOneByteWithTheParentOnPort9000() throws IOException {
    Parent parent = new Parent(new byte[] {(byte) 0xB7});
    new Pid1(kernel, parent).heartbeat();
    assertThat(parent.connected).containsExactly(new VsockAddress(3, 9000));
    assertThat(parent.received.toByteArray()).containsExactly(0xB7);
  }

  @Test
  void refusesAnotherAnswerToTheHeartbeat() {
    Pid1 pid1 = new Pid1(kernel, new Parent(new byte[] {1}));
    assertThatThrownBy(pid1::heartbeat)
        .isInstanceOf(HeartbeatException.class)
        .hasMessageContaining("0x1");
  }

  @Test
  void refusesAParentThatClosesWithoutAnAnswer() {
    Pid1 pid1 = new Pid1(kernel, new Parent(new byte[0]));
    assertThatThrownBy(pid1::heartbeat)
        .isInstanceOf(HeartbeatException.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void loadsTheModulesOfAFolderInTheOrderOfTheirNames(@TempDir Path folder) throws IOException {
    for (String name : List.of("20-vsock.ko", "10-virtio_mmio.ko", "9-late.ko", "readme.txt")) {
      Files.createFile(folder.resolve(name));
    }
    new Pid1(kernel, new Parent(new byte[0])).loadModules(folder);
    assertThat(kernel.calls)
        .containsExactly("load 10-virtio_mmio.ko", "load 20-vsock.ko", "load 9-late.ko");
  }

  @Test
  void loadsNothingIfThereIsNoFolderOfModules(@TempDir Path folder) throws IOException {
    new Pid1(kernel, new Parent(new byte[0])).loadModules(folder.resolve("none"));
    assertThat(kernel.calls).isEmpty();
  }

  @Test
  void goesNoFurtherThanAModuleThatCannotBeLoaded(@TempDir Path folder) throws IOException {
    for (String name : List.of("10-broken.ko", "20-vsock.ko")) {
      Files.createFile(folder.resolve(name));
    }
    Pid1 pid1 = new Pid1(kernel, new Parent(new byte[0]));
    assertThatThrownBy(() -> pid1.loadModules(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("10-broken.ko");
    assertThat(kernel.calls).isEmpty();
  }

  @Test
  void endsTheMachineAsItIsTold() throws IOException {
    Pid1 pid1 = new Pid1(kernel, new Parent(new byte[0]));
    pid1.powerOff();
    pid1.restart();
    assertThat(kernel.calls).containsExactly("power off", "restart");
  }

  private static final class RecordingKernel implements Kernel {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void mount(Mount mount) {
      calls.add(mount.target() + " " + mount.type() + " " + mount.flags());
    }

    @Override
    public void loadModule(Path file) throws IOException {
      if (file.toString().contains("broken")) {
        throw new IOException("load module " + file);
      }
      calls.add("load " + file.getFileName());
    }

    @Override
    public void loopbackUp() {
      calls.add("lo");
    }

    @Override
    public void restart() {
      calls.add("restart");
    }

    @Override
    public void powerOff() {
      calls.add("power off");
    }
  }

  /// A parent that answers with given bytes and keeps what it was sent.
  private static final class Parent implements Vsock, VsockConnection {
    private final List<VsockAddress> connected = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final InputStream answer;

    private Parent(byte[] answer) {
      this.answer = new ByteArrayInputStream(answer);
    }

    @Override
    public VsockListener listen(VsockAddress local, int backlog) {
      throw new AssertionError("the heartbeat does not listen");
    }

    @Override
    public VsockConnection connect(VsockAddress peer) {
      connected.add(peer);
      return this;
    }

    @Override
    public VsockAddress peer() {
      return Pid1.HEARTBEAT_ADDRESS;
    }

    @Override
    public InputStream input() {
      return answer;
    }

    @Override
    public OutputStream output() {
      return received;
    }

    @Override
    public void close() {}
  }
}
