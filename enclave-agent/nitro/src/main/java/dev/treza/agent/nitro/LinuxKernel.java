package dev.treza.agent.nitro;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The Linux kernel of this machine; needs to be root. Only process 1 of an enclave uses it.
public final class LinuxKernel implements Kernel {
  private static final int AF_INET = 2;
  private static final int EBUSY = 16;
  private static final int NO_FLAGS = 0;
  private static final int RB_AUTOBOOT = 0x01234567;
  private static final int RB_POWER_OFF = 0x4321fedc;

  private static final MethodHandle MOUNT =
      LibC.bind(
          "mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));

  /// The C library has no function of its own for finit_module(2).
  private static final MethodHandle SYSCALL =
      LibC.bind(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(1));

  private static final MethodHandle REBOOT =
      LibC.bind("reboot", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  /// Keeps nothing.
  public LinuxKernel() {}

  @Override
  public void mount(Mount mount) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment type = arena.allocateFrom(mount.type());
      MemorySegment target = arena.allocateFrom(mount.target());
      MemorySegment options = arena.allocateFrom(mount.options());
      LibC.call(
          "mount " + mount.target(),
          state -> (int) MOUNT.invokeExact(state, type, target, type, mount.flags(), options));
    } catch (SystemCallException failed) {
      // the kernel itself may have mounted /dev (CONFIG_DEVTMPFS_MOUNT)
      if (failed.errno() != EBUSY) {
        throw failed;
      }
    }
  }

  @Override
  public void loadModule(Path file) throws SystemCallException {
    int module = DeviceCalls.openForReading(file.toString());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment noParameters = arena.allocateFrom("");
      LibC.call(
          "load module " + file,
          state ->
              (long) SYSCALL.invokeExact(state, finitModule(), module, noParameters, NO_FLAGS));
    } finally {
      DeviceCalls.close(module);
    }
  }

  /// The number of finit_module(2) on this processor.
  private static long finitModule() {
    return System.getProperty("os.arch", "").equals("aarch64") ? 273 : 313;
  }

  @Override
  public void loopbackUp() throws SystemCallException {
    int socket = SocketCalls.socket(AF_INET, SocketCalls.SOCK_DGRAM | SocketCalls.SOCK_CLOEXEC);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = InterfaceRequest.of(arena, "lo");
      DeviceCalls.ioctl("flags of lo", socket, InterfaceRequest.GET_FLAGS, request);
      InterfaceRequest.setUp(request);
      DeviceCalls.ioctl("lo up", socket, InterfaceRequest.SET_FLAGS, request);
    } finally {
      DeviceCalls.close(socket);
    }
  }

  @Override
  public void restart() throws SystemCallException {
    reboot("restart", RB_AUTOBOOT);
  }

  @Override
  public void powerOff() throws SystemCallException {
    reboot("power off", RB_POWER_OFF);
  }

  private static void reboot(String what, int how) throws SystemCallException {
    LibC.call(what, state -> (int) REBOOT.invokeExact(state, how));
  }
}
