package dev.treza.agent.simulator.vhost;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/// The connection to the front end.
///
/// @param socket its descriptor
record FrontEnd(int socket) implements AutoCloseable {
  /// The next message; nothing once the front end has gone.
  Optional<Message> receive() throws SystemCallException, VhostException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment header = arena.allocate(Message.HEADER, Integer.BYTES);
      UnixSocket.Received received = UnixSocket.receive(socket, header);
      boolean handedOn = false;
      try {
        if (!received.whole()) {
          return Optional.empty();
        }
        byte[] payload = payload(arena, header.get(JAVA_INT, 8));
        Message message =
            new Message(
                header.get(JAVA_INT, 0), header.get(JAVA_INT, 4), payload, received.descriptors());
        handedOn = true;
        return Optional.of(message);
      } finally {
        if (!handedOn) {
          closeAll(received.descriptors());
        }
      }
    }
  }

  private byte[] payload(Arena arena, int length) throws SystemCallException, VhostException {
    if (length < 0 || length > Message.MAX_PAYLOAD) {
      throw new VhostException("a message of " + Integer.toUnsignedString(length) + " bytes");
    }
    MemorySegment payload = arena.allocate(Math.max(length, 1));
    for (long got = 0; got < length; ) {
      long count = Calls.read(socket, payload.asSlice(got, length - got));
      if (count == 0) {
        throw new VhostException("a message that is cut short");
      }
      got += count;
    }
    return payload.asSlice(0, length).toArray(JAVA_BYTE);
  }

  void send(byte[] reply) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, reply);
      for (long sent = 0; sent < bytes.byteSize(); ) {
        sent += Calls.write(socket, bytes.asSlice(sent));
      }
    }
  }

  static void closeAll(List<Integer> descriptors) throws SystemCallException {
    for (int descriptor : descriptors) {
      Calls.close(descriptor);
    }
  }

  @Override
  public void close() throws SystemCallException {
    Calls.close(socket);
  }
}
