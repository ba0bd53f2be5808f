package dev.treza.agent.simulator.vhost;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.treza.agent.simulator.vhost.Virtqueue.RingAddresses;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Plays one virtio device for one front end, from the connection to its end. One thread: messages
/// and kicks are taken in turn, so nothing is shared.
public final class Backend implements Closeable {
  private static final long VERSION_1 = 1L << 32;
  private static final long PROTOCOL_FEATURES = 1L << 30;
  private static final long QUEUES = 1;
  private static final int NO_DESCRIPTOR = 0x100;
  private static final int VRING_INDEX = 0xff;

  private final FrontEnd frontEnd;
  private final Device device;
  private GuestMemory memory = GuestMemory.NONE;
  private long features;
  private int size;
  private int base;
  private boolean enabled;
  private Optional<RingAddresses> rings = Optional.empty();
  private Optional<Virtqueue> queue = Optional.empty();
  private OptionalInt kick = OptionalInt.empty();
  private OptionalInt call = OptionalInt.empty();

  private Backend(FrontEnd frontEnd, Device device) {
    this.frontEnd = frontEnd;
    this.device = device;
  }

  /// A socket where a front end can find the device.
  ///
  /// @param listener its descriptor
  public record Listener(int listener) implements Closeable {
    public static Listener at(Path path) throws IOException {
      return new Listener(UnixSocket.listen(path));
    }

    /// Waits for the front end and plays the device until it has gone.
    ///
    /// @throws VhostException if it or the guest breaks the protocol
    public void serve(Device device) throws IOException, VhostException {
      try (Backend backend = new Backend(new FrontEnd(UnixSocket.accept(listener)), device)) {
        backend.run();
      }
    }

    @Override
    public void close() throws IOException {
      Calls.close(listener);
    }
  }

  private void run() throws SystemCallException, VhostException {
    while (true) {
      boolean[] ready =
          queue.isPresent() && kick.isPresent()
              ? Calls.await(frontEnd.socket(), kick.getAsInt())
              : Calls.await(frontEnd.socket());
      if (ready.length > 1 && ready[1]) {
        drain(kick.orElseThrow());
        serve();
      }
      if (ready[0]) {
        Optional<Message> message = frontEnd.receive();
        if (message.isEmpty()) {
          return;
        }
        take(message.get());
      }
    }
  }

  private void serve() throws SystemCallException, VhostException {
    if (queue.isPresent() && queue.get().serve(device) && call.isPresent()) {
      try (Arena arena = Arena.ofConfined()) {
        Calls.write(call.getAsInt(), arena.allocateFrom(JAVA_LONG, 1));
      }
    }
  }

  private static void drain(int event) throws SystemCallException {
    try (Arena arena = Arena.ofConfined()) {
      Calls.read(event, arena.allocate(JAVA_LONG));
    }
  }

  private void take(Message message) throws SystemCallException, VhostException {
    Optional<Long> answer;
    try {
      Optional<RequestKind> kind = RequestKind.of(message.request());
      answer = kind.isPresent() ? answer(kind.get(), message) : Optional.empty();
    } finally {
      FrontEnd.closeAll(message.descriptors().stream().filter(this::isNotKept).toList());
    }
    if (answer.isPresent() || message.needsReply()) {
      frontEnd.send(message.reply(answer.orElse(0L)));
    }
  }

  private boolean isNotKept(int descriptor) {
    return Stream.of(kick, call).noneMatch(OptionalInt.of(descriptor)::equals);
  }

  private Optional<Long> answer(RequestKind kind, Message message)
      throws SystemCallException, VhostException {
    switch (kind) {
      case GET_FEATURES -> {
        return Optional.of(VERSION_1 | PROTOCOL_FEATURES);
      }
      case GET_PROTOCOL_FEATURES -> {
        return Optional.of(0L);
      }
      case GET_QUEUE_NUM -> {
        return Optional.of(QUEUES);
      }
      case GET_VRING_BASE -> {
        vring(message);
        return Optional.of(stop());
      }
      case SET_FEATURES -> features = message.payload(Long.BYTES).getLong();
      case SET_MEM_TABLE -> setMemory(message);
      case SET_VRING_NUM -> size = vring(message).getInt();
      case SET_VRING_ADDR -> setRings(message);
      case SET_VRING_BASE -> base = vring(message).getInt();
      case SET_VRING_CALL -> call = event(message, call);
      case SET_VRING_KICK -> {
        kick = event(message, kick);
        start();
      }
      case SET_VRING_ENABLE -> {
        enabled = vring(message).getInt() != 0;
        start();
      }
    }
    return Optional.empty();
  }

  private void setMemory(Message message) throws SystemCallException, VhostException {
    boolean running = queue.isPresent();
    stop();
    memory = SharedMemory.map(message);
    if (running) {
      start();
    }
  }

  private void setRings(Message message) throws VhostException {
    ByteBuffer payload = message.payload(40);
    requireQueue(payload.getInt());
    payload.getInt();
    long descriptors = payload.getLong();
    long used = payload.getLong();
    rings = Optional.of(new RingAddresses(descriptors, payload.getLong(), used));
  }

  /// The second of the two numbers, after the queue's.
  private static ByteBuffer vring(Message message) throws VhostException {
    ByteBuffer payload = message.payload(8);
    requireQueue(payload.getInt());
    return payload;
  }

  private static void requireQueue(int index) throws VhostException {
    if (index != 0) {
      throw new VhostException("there is no queue " + index);
    }
  }

  private static OptionalInt event(Message message, OptionalInt before)
      throws SystemCallException, VhostException {
    long value = message.payload(Long.BYTES).getLong();
    requireQueue((int) (value & VRING_INDEX));
    boolean none = (value & NO_DESCRIPTOR) != 0;
    if (message.descriptors().size() != (none ? 0 : 1)) {
      throw new VhostException("an event with " + message.descriptors().size() + " descriptors");
    }
    if (before.isPresent()) {
      Calls.close(before.getAsInt());
    }
    return none ? OptionalInt.empty() : OptionalInt.of(message.descriptors().getFirst());
  }

  /// A queue runs once it can be kicked and, if the front end knows that message, is enabled.
  private void start() throws VhostException {
    boolean mayRun = enabled || (features & PROTOCOL_FEATURES) == 0;
    if (queue.isEmpty() && mayRun && kick.isPresent() && rings.isPresent()) {
      queue = Optional.of(new Virtqueue(memory, size, rings.get(), base));
    }
  }

  /// Stops the queue and tells where it stands: queue 0 in the low half, its next entry above.
  private long stop() {
    queue.ifPresent(running -> base = running.next());
    queue = Optional.empty();
    return (long) base << 32;
  }

  @Override
  public void close() throws SystemCallException {
    queue = Optional.empty();
    try (frontEnd) {
      for (OptionalInt event : List.of(kick, call)) {
        if (event.isPresent()) {
          Calls.close(event.getAsInt());
        }
      }
    }
  }
}
