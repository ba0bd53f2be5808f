package dev.treza.agent.crypto;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBufferTest {
  private final SecretMemory memory = new SecretMemory();

  @Test
  void startsZeroed() throws LockedMemoryException {
    try (SecretBuffer secret = memory.allocate(48)) {
      assertThat(TestSecrets.reveal(secret)).containsOnly(0).hasSize(48);
    }
  }

  @Test
  void zeroesBeforeItUnmaps() throws LockedMemoryException {
    List<byte[]> unmapped = new ArrayList<>();
    LockedPages pages = LockedPages.allocate(32, raw -> unmapped.add(raw.toArray(JAVA_BYTE)));
    pages.segment().fill((byte) 0x77);
    pages.close();
    assertThat(unmapped).singleElement().isEqualTo(new byte[32]);
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
    Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
    while (memory.leaked() == 0 && Instant.now().isBefore(deadline)) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(memory.leaked()).isEqualTo(1);
    assertThat(forgotten.scope().isAlive()).isFalse();
  }

  private MemorySegment forget() throws LockedMemoryException {
    return memory.allocate(32).segment();
  }

  private static List<String> flags(MemorySegment pages) throws IOException {
    String start = Long.toHexString(pages.address());
    List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
    int at =
        lines.indexOf(lines.stream().filter(l -> l.startsWith(start)).findFirst().orElseThrow());
    return lines.subList(at, lines.size()).stream()
        .filter(line -> line.startsWith("VmFlags:"))
        .findFirst()
        .map(line -> List.of(line.substring("VmFlags:".length()).trim().split(" ")))
        .orElseThrow();
  }
}
