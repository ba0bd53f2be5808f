package dev.treza.agent.simulator.vhost;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.simulator.vhost.GuestMemory.Region;
import dev.treza.agent.simulator.vhost.Virtqueue.RingAddresses;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A guest that lays out a queue by hand: eight descriptors at 0, the available ring at 0x100, the
/// used ring at 0x200, buffers from 0x400 on.
class VirtqueueTest {
  private static final long GUEST = 0x4000_0000L;
  private static final long USER = 0x7f00_0000_0000L;
  private static final int SIZE = 8;
  private static final int MEMORY = 0x2000;
  private static final long AVAILABLE = 0x100;
  private static final long USED = 0x200;
  private static final RingAddresses RINGS = new RingAddresses(USER, USER + AVAILABLE, USER + USED);
  private static final int NEXT = 1;
  private static final int WRITE = 2;

  private final MemorySegment memory = Arena.ofAuto().allocate(MEMORY, 16);
  private final List<String> asked = new ArrayList<>();

  private Virtqueue queue() throws VhostException {
    return new Virtqueue(new GuestMemory(List.of(new Region(GUEST, USER, memory))), SIZE, RINGS, 0);
  }

  private boolean serve() throws VhostException {
    return queue().serve(this::answer);
  }

  private byte[] answer(byte[] request) {
    String text = new String(request, StandardCharsets.US_ASCII);
    asked.add(text);
    return text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  private void descriptor(int index, long address, int length, int flags, int next) {
    memory.set(JAVA_LONG, 16L * index, address);
    memory.set(JAVA_INT, 16L * index + 8, length);
    memory.set(JAVA_SHORT, 16L * index + 12, (short) flags);
    memory.set(JAVA_SHORT, 16L * index + 14, (short) next);
  }

  private void offer(int... heads) {
    for (int i = 0; i < heads.length; i++) {
      memory.set(JAVA_SHORT, AVAILABLE + 4 + 2L * i, (short) heads[i]);
    }
    memory.set(JAVA_SHORT, AVAILABLE + 2, (short) heads.length);
  }

  private void write(long at, String text) {
    MemorySegment.copy(
        text.getBytes(StandardCharsets.US_ASCII), 0, memory, JAVA_BYTE, at, text.length());
  }

  private String read(long at, int length) {
    return new String(memory.asSlice(at, length).toArray(JAVA_BYTE), StandardCharsets.US_ASCII);
  }

  /// A sound request "hello" and room for its answer.
  private void sound() {
    write(0x400, "hello");
    descriptor(0, GUEST + 0x400, 5, 0, 0);
    descriptor(1, GUEST + 0x800, 64, WRITE, 0);
    offer(0, 1);
  }

  @Test
  void answersARequestAndGivesBothBuffersBack() throws VhostException {
    sound();
    assertThat(serve()).isTrue();
    assertThat(read(0x800, 5)).isEqualTo("HELLO");
    assertThat(memory.get(JAVA_SHORT, USED + 2)).isEqualTo((short) 2);
    assertThat(memory.get(JAVA_INT, USED + 4)).isZero();
    assertThat(memory.get(JAVA_INT, USED + 12)).isEqualTo(1);
    assertThat(memory.get(JAVA_INT, USED + 16)).isEqualTo(5);
  }

  @Test
  void waitsForTheRoomOfAnAnswer() throws VhostException {
    sound();
    offer(0);
    assertThat(serve()).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void followsChainsOfBuffers() throws VhostException {
    write(0x400, "hel");
    write(0x500, "lo");
    descriptor(0, GUEST + 0x400, 3, NEXT, 2);
    descriptor(2, GUEST + 0x500, 2, 0, 0);
    descriptor(1, GUEST + 0x800, 2, NEXT | WRITE, 3);
    descriptor(3, GUEST + 0x900, 9, WRITE, 0);
    offer(0, 1);
    serve();
    assertThat(asked).containsExactly("hello");
    assertThat(read(0x800, 2) + read(0x900, 3)).isEqualTo("HELLO");
  }

  @Test
  void takesNoMoreOfARequestThanOneByteTooMany() throws VhostException {
    descriptor(0, GUEST, MEMORY, 0, 0);
    descriptor(1, GUEST + 0x800, 0x1800, WRITE, 0);
    offer(0, 1);
    serve();
    assertThat(asked.getFirst()).hasSize(0x1001);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, GUEST - 1, GUEST + MEMORY - 4, GUEST + MEMORY, -1, Long.MIN_VALUE, USER})
  void refusesABufferOutsideTheGuestsMemory(long address) {
    sound();
    descriptor(0, address, 5, 0, 0);
    assertThatThrownBy(this::serve).isInstanceOf(VhostException.class);
  }

  @Test
  void refusesALengthBeyondTheGuestsMemory() {
    sound();
    descriptor(1, GUEST + 0x800, -1, WRITE, 0);
    assertThatThrownBy(this::serve).isInstanceOf(VhostException.class);
  }

  @Test
  void refusesAChainWithoutEnd() {
    sound();
    descriptor(0, GUEST + 0x400, 1, NEXT, 0);
    assertThatThrownBy(this::serve).hasMessageContaining("without end");
  }

  @Test
  void refusesADescriptorThatIsNone() {
    sound();
    offer(0, SIZE);
    assertThatThrownBy(this::serve).isInstanceOf(VhostException.class);
  }

  @Test
  void refusesToReadFromRoomForAnswersAndToWriteIntoRequests() {
    sound();
    offer(1, 0);
    assertThatThrownBy(this::serve).isInstanceOf(VhostException.class);
    sound();
    descriptor(1, GUEST + 0x800, 64, 0, 0);
    assertThatThrownBy(this::serve).isInstanceOf(VhostException.class);
  }

  @Test
  void refusesIndirectDescriptors() {
    sound();
    descriptor(0, GUEST + 0x400, 16, 4, 0);
    assertThatThrownBy(this::serve).hasMessageContaining("indirect");
  }

  @Test
  void refusesTooLittleRoomForAnAnswer() {
    sound();
    descriptor(1, GUEST + 0x800, 4, WRITE, 0);
    assertThatThrownBy(this::serve).hasMessageContaining("no room");
  }

  @Test
  void refusesMoreBuffersThanThereAre() {
    sound();
    memory.set(JAVA_SHORT, AVAILABLE + 2, (short) (SIZE + 1));
    assertThatThrownBy(this::serve).isInstanceOf(VhostException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -8, 3, 12, 2048, Integer.MIN_VALUE})
  void refusesAQueueOfASizeThatIsNone(int size) {
    GuestMemory guest = new GuestMemory(List.of(new Region(GUEST, USER, memory)));
    assertThatThrownBy(() -> new Virtqueue(guest, size, RINGS, 0))
        .isInstanceOf(VhostException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {USER + 1, USER - 16, USER + MEMORY - 16, 0, -16})
  void refusesRingsThatAreNotWhollyInMemoryOrNotAligned(long descriptors) {
    GuestMemory guest = new GuestMemory(List.of(new Region(GUEST, USER, memory)));
    RingAddresses rings = new RingAddresses(descriptors, USER + AVAILABLE, USER + USED);
    assertThatThrownBy(() -> new Virtqueue(guest, SIZE, rings, 0))
        .isInstanceOf(VhostException.class);
  }

  /// Whatever the guest writes into its memory: an answer or a refusal, and never a touch of what
  /// lies around it.
  @Test
  void neverLeavesTheGuestsMemory() {
    long seed = System.nanoTime();
    System.out.println("VirtqueueTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int count = Boolean.getBoolean("treza.full") ? 1_000_000 : 20_000;
    int served = 0;
    for (int i = 0; i < count; i++) {
      memory.fill((byte) 0);
      sound();
      for (int changes = random.nextInt(6); changes > 0; changes--) {
        memory.set(JAVA_BYTE, random.nextInt(0x40), (byte) random.nextInt());
        memory.set(JAVA_BYTE, AVAILABLE + random.nextInt(8), (byte) random.nextInt(16));
      }
      try {
        served += serve() ? 1 : 0;
      } catch (VhostException _) {
        // refused: right too
      }
    }
    assertThat(served).isBetween(1, count - 1);
  }
}
