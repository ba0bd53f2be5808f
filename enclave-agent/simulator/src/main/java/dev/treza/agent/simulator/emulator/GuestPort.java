package dev.treza.agent.simulator.emulator;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A vsock port of the guest, reached through the daemon's Unix socket: `CONNECT 5000`, answered by
/// `OK` and a number when the guest has accepted.
///
/// @param vsock the daemon's socket
record GuestPort(Path vsock, int port) {
  /// Where the agent serves.
  static final int AGENT = 5000;

  private static final int LINE_LIMIT = 64;

  /// Connects.
  ///
  /// @throws IOException if nobody listens there (yet)
  SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(vsock));
    try {
      channel.write(ByteBuffer.wrap(Bytes.utf8("CONNECT " + port + "\n").toArray()));
      String answer = line(channel);
      if (!answer.startsWith("OK ")) {
        throw new IOException("the guest does not listen on port " + port);
      }
      return channel;
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  /// One byte at a time: what comes after the line is the guest's.
  private static String line(SocketChannel channel) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (line.size() < LINE_LIMIT && channel.read(one.clear()) == 1 && one.get(0) != '\n') {
      line.write(one.get(0));
    }
    return line.toString(StandardCharsets.US_ASCII);
  }
}
