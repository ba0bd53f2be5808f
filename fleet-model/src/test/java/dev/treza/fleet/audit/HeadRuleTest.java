package dev.treza.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AuditPosition;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadRuleTest {
  private static Optional<AuditPosition> at(long sequence, String head) {
    return Optional.of(new AuditPosition(sequence, Digest.of(Bytes.utf8(head))));
  }

  private static Object judged(Optional<AuditPosition> kept, Optional<AuditPosition> now) {
    return switch (HeadRule.judge(kept, now)) {
      case Outcome.Accepted<HeadRule.Owed>(HeadRule.Owed owed) -> owed;
      case Outcome.Refused<HeadRule.Owed>(var refusal) -> refusal.id();
    };
  }

  @Test
  void takesWhatWasNeverSeenBefore() {
    assertThat(judged(Optional.empty(), at(7, "a"))).isEqualTo(HeadRule.Owed.NOTHING);
    assertThat(judged(Optional.empty(), Optional.empty())).isEqualTo(HeadRule.Owed.NOTHING);
  }

  @Test
  void takesTheSameHeadAgain() {
    assertThat(judged(at(7, "a"), at(7, "a"))).isEqualTo(HeadRule.Owed.NOTHING);
  }

  @Test
  void demandsTheEntriesThatLeadToAHigherOne() {
    assertThat(judged(at(7, "a"), at(8, "b"))).isEqualTo(HeadRule.Owed.ENTRIES_BETWEEN);
  }

  @Test
  void refusesALowerOneAndNone() {
    assertThat(judged(at(7, "a"), at(6, "b"))).isEqualTo(AuditRefusal.ROLLBACK);
    assertThat(judged(at(7, "a"), Optional.empty())).isEqualTo(AuditRefusal.ROLLBACK);
  }

  @Test
  void refusesAnotherWithTheSameNumber() {
    assertThat(judged(at(7, "a"), at(7, "b"))).isEqualTo(AuditRefusal.FORK);
  }
}
