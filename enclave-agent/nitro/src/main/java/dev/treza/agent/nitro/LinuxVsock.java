package dev.treza.agent.nitro;

import java.io.IOException;
import java.lang.foreign.Arena;

/// AF_VSOCK sockets of the Linux kernel, vsock(7).
public final class LinuxVsock implements Vsock {
  /// Keeps nothing; every socket is its own.
  public LinuxVsock() {}

  @Override
  public VsockListener listen(VsockAddress local, int backlog) throws IOException {
    int socket = open(SocketCalls.SOCK_NONBLOCK);
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls.bind(socket, SockaddrVm.of(arena, local));
      SocketCalls.listen(socket, backlog);
      return new SocketListener(new Descriptor(socket));
    } catch (SystemCallException failed) {
      throw abandoned(socket, failed);
    }
  }

  @Override
  public VsockConnection connect(VsockAddress peer) throws IOException {
    int socket = open(0);
    try (Arena arena = Arena.ofConfined()) {
      SocketCalls.connect(socket, SockaddrVm.of(arena, peer));
      return new SocketConnection(new Descriptor(socket), peer);
    } catch (SystemCallException failed) {
      throw abandoned(socket, failed);
    }
  }

  private static int open(int flags) throws SystemCallException {
    return SocketCalls.socket(
        SockaddrVm.AF_VSOCK, SocketCalls.SOCK_STREAM | SocketCalls.SOCK_CLOEXEC | flags);
  }

  private static SystemCallException abandoned(int socket, SystemCallException why)
      throws SystemCallException {
    DeviceCalls.close(socket);
    return why;
  }
}
