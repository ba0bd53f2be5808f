package dev.treza.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.audit.AuditPages.Range;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.AuditReply;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditPagesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Digest ANY = Digest.of(Bytes.utf8("any"));
  private static final int ENTRIES = 450;

  private final List<String> entries = new ArrayList<>();
  private final AuditPages pages;

  AuditPagesTest() {
    for (int sequence = 0; sequence < ENTRIES; sequence++) {
      entries.add(entry(sequence, NOON.plusSeconds(sequence)));
    }
    this.pages =
        new AuditPages(
            sequence -> Optional.of(entries.get((int) sequence)),
            new AuditPosition(ENTRIES - 1, ANY));
  }

  /// One second after the other.
  private static String entry(long sequence, Instant time) {
    Receipt receipt =
        new Receipt(
            Realm.NITRO,
            "n",
            "e",
            ANY,
            ANY,
            sequence,
            Optional.of(ANY),
            ReceiptEvent.SIGNED,
            ANY,
            ANY,
            time);
    return "." + CanonicalJson.encode(receipt.toJson()).base64Url() + ".";
  }

  private AuditReply page(Optional<Instant> from, Optional<Instant> to, Optional<Long> after)
      throws StoreException {
    return pages.page(new Range(from, to, after));
  }

  @Test
  void givesTheWholeChainPageAfterPage() throws StoreException {
    List<String> all = new ArrayList<>();
    Optional<Long> after = Optional.empty();
    do {
      AuditReply page = page(Optional.empty(), Optional.empty(), after);
      assertThat(page.first()).isEqualTo(all.size());
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(AuditPages.PAGE);
      all.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());
    assertThat(all).isEqualTo(entries);
  }

  @Test
  void givesExactlyTheEntriesBetweenTwoTimes() throws StoreException {
    AuditReply page =
        page(
            Optional.of(NOON.plusSeconds(10)), Optional.of(NOON.plusSeconds(20)), Optional.empty());
    assertThat(page.first()).isEqualTo(10);
    assertThat(page.entries()).isEqualTo(entries.subList(10, 20));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void givesNothingBeforeTheFirstAfterTheLastAndFromLaterToEarlier() throws StoreException {
    Optional<Instant> beginning = Optional.of(NOON);
    Optional<Instant> end = Optional.of(NOON.plusSeconds(ENTRIES));
    assertThat(page(Optional.empty(), beginning, Optional.empty()).entries()).isEmpty();
    assertThat(page(end, Optional.empty(), Optional.empty()).entries()).isEmpty();
    assertThat(page(end, beginning, Optional.empty()).entries()).isEmpty();
    assertThat(page(Optional.empty(), Optional.empty(), Optional.of(Long.MAX_VALUE)).entries())
        .isEmpty();
  }

  @Test
  void keepsTheEndOfARangeOfTimeFromPageToPage() throws StoreException {
    Optional<Instant> to = Optional.of(NOON.plusSeconds(250));
    AuditReply first = page(Optional.empty(), to, Optional.empty());
    assertThat(first.next()).contains(199L);
    AuditReply second = page(Optional.empty(), to, first.next());
    assertThat(second.entries()).isEqualTo(entries.subList(200, 250));
    assertThat(second.next()).isEmpty();
  }

  @Test
  void aMissingEntryIsAFaultAndNoShorterLog() {
    AuditPages gone = new AuditPages(_ -> Optional.empty(), new AuditPosition(3, ANY));
    assertThatThrownBy(
            () -> gone.page(new Range(Optional.empty(), Optional.empty(), Optional.empty())))
        .isInstanceOf(StoreException.class);
  }
}
