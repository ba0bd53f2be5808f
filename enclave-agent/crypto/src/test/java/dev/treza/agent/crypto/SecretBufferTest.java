package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SecretBufferTest {
  private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-([0-9a-f]+) ");

  private final SecretMemory memory = new SecretMemory();

  @Test
  void startsZeroed() throws LockedMemoryException {
    try (SecretBuffer secret = memory.allocate(48)) {
      assertThat(TestSecrets.reveal(secret)).containsOnly(0).hasSize(48);
    }
  }

  @Test
  void zeroesThePagesBeforeItGivesThemBack() throws LockedMemoryException {
    List<byte[]> back = new ArrayList<>();
    MemorySegment raw = new PagePool().take(32);
    LockedPages pages = LockedPages.shared(raw, 32, given -> back.add(given.toArray(JAVA_BYTE)));
    raw.fill((byte) 0x77);
    pages.close();
    assertThat(back).singleElement().isEqualTo(new byte[(int) PagePool.PAGE]);
  }

  @Test
  void startsZeroedOnPagesThatHeldAnotherSecret() throws LockedMemoryException {
    SecretBuffer first = memory.allocateConfined(64);
    long address = first.segment().address();
    first.segment().fill((byte) 0x77);
    first.close();
    try (SecretBuffer second = memory.allocate(64)) {
      assertThat(second.segment().address()).isEqualTo(address);
      assertThat(TestSecrets.reveal(second)).containsOnly(0);
    }
  }

  @Test
  void sharesItsPagesWithNoOtherLiveSecret() throws LockedMemoryException {
    try (SecretBuffer one = memory.allocate(1);
        SecretBuffer other = memory.allocateConfined(1)) {
      assertThat(Math.abs(one.segment().address() - other.segment().address()))
          .isGreaterThanOrEqualTo(PagePool.PAGE);
    }
  }

  @Test
  void takesSecretsLargerThanAPage() throws LockedMemoryException {
    try (SecretBuffer large = memory.allocate(3 * (int) PagePool.PAGE)) {
      large.segment().fill((byte) 1);
      assertThat(TestSecrets.reveal(large)).hasSize(3 * (int) PagePool.PAGE);
    }
  }

  @Test
  void isLockedLeftOutOfDumpsAndWipedInAForkedChild() throws Exception {
    try (SecretBuffer secret = memory.allocate(32)) {
      secret.segment().fill((byte) 1);
      assertThat(flags(secret.segment())).contains("lo", "dd", "wf");
    }
  }

  @Test
  void cannotBeReadOnceClosed() throws LockedMemoryException {
    SecretBuffer secret = memory.allocate(32);
    MemorySegment kept = secret.segment();
    secret.close();
    assertThatThrownBy(() -> kept.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void cannotBeReadOnceClosedAlthoughItsPagesServeAnother() throws LockedMemoryException {
    SecretBuffer secret = memory.allocateConfined(32);
    MemorySegment kept = secret.segment();
    secret.close();
    try (SecretBuffer next = memory.allocateConfined(32)) {
      assertThat(next.segment().address()).isEqualTo(kept.address());
      assertThatThrownBy(() -> kept.get(JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void belongsToItsThreadIfItIsConfined() throws Exception {
    try (SecretBuffer secret = memory.allocateConfined(32);
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      assertThat(other.submit(() -> fault(() -> secret.segment().get(JAVA_BYTE, 0))).get())
          .isInstanceOf(WrongThreadException.class);
      assertThat(other.submit(() -> fault(secret::close)).get())
          .isInstanceOf(WrongThreadException.class);
    }
  }

  private static Throwable fault(ThrowingCallable use) {
    return catchThrowable(use);
  }

  @Test
  void mayBeClosedTwice() throws LockedMemoryException {
    SecretBuffer secret = memory.allocate(32);
    secret.close();
    secret.close();
    assertThat(memory.leaked()).isZero();
  }

  @Test
  void isNeverShown() throws LockedMemoryException {
    try (SecretBuffer secret = TestSecrets.of(memory, new byte[] {0x41, 0x42})) {
      assertThat(secret).hasToString("SecretBuffer[2 bytes, redacted]");
    }
  }

  @Test
  void isNotComparedByContent() throws LockedMemoryException {
    try (SecretBuffer one = memory.allocate(4);
        SecretBuffer other = memory.allocate(4)) {
      assertThat(one).isNotEqualTo(other);
    }
  }

  @Test
  void refusesASecretOfNoBytes() {
    assertThatThrownBy(() -> memory.allocate(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wipesAndCountsABufferThatNobodyClosed() throws Exception {
    MemorySegment forgotten = forget();
    waitForALeak();
    assertThat(forgotten.scope().isAlive()).isFalse();
  }

  @Test
  void wipesAndNeverReusesAConfinedBufferThatNobodyClosed() throws Exception {
    long address = forgetConfined();
    waitForALeak();
    MemorySegment raw = MemorySegment.ofAddress(address).reinterpret(32);
    assertThat(raw.toArray(JAVA_BYTE)).containsOnly(0);
    try (SecretBuffer next = memory.allocate(32)) {
      assertThat(next.segment().address()).isNotEqualTo(address);
    }
  }

  private long forgetConfined() throws LockedMemoryException {
    MemorySegment segment = memory.allocateConfined(32).segment();
    segment.fill((byte) 0x77);
    return segment.address();
  }

  private void waitForALeak() throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (memory.leaked() == 0 && Instant.now().isBefore(deadline)) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(memory.leaked()).isEqualTo(1);
  }

  private MemorySegment forget() throws LockedMemoryException {
    return memory.allocate(32).segment();
  }

  private static List<String> flags(MemorySegment pages) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    int at =
        lines.indexOf(
            lines.stream().filter(line -> covers(line, pages.address())).findFirst().orElseThrow());
    return lines.subList(at, lines.size()).stream()
        .filter(line -> line.startsWith("VmFlags:"))
        .findFirst()
        .map(line -> List.of(line.substring("VmFlags:".length()).trim().split(" ")))
        .orElseThrow();
  }

  /// The first line of a mapping begins with `<start>-<end> `, in hexadecimal.
  private static boolean covers(String line, long address) {
    Matcher mapping = MAPPING.matcher(line);
    return mapping.lookingAt()
        && Long.parseUnsignedLong(mapping.group(1), 16) <= address
        && address < Long.parseUnsignedLong(mapping.group(2), 16);
  }
}
