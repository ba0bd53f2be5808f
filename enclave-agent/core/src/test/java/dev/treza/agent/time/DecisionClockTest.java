package dev.treza.agent.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestNsm;
import dev.treza.agent.doubles.TestTime;
import dev.treza.fleet.protocol.AgentRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DecisionClockTest {
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  private final Events events = new Events();
  private final AtomicReference<Instant> moduleTime = new AtomicReference<>(TestTime.START);
  private final AtomicLong nanos = new AtomicLong();
  private final TestNsm nsm =
      new TestNsm(events, moduleTime::get, List.copyOf(TestEnclave.image().pcrs().values()));
  private final DecisionClock clock = new DecisionClock(nsm, nanos::get);

  @Test
  void isTheTimestampOfTheSecurityModule() {
    assertThat(now()).isEqualTo(TestTime.START);
  }

  @Test
  void countsOnByTheMonotonicClockForFiveSeconds() {
    now();
    nanos.set(FIVE_SECONDS.toNanos() - 1_000_000);
    assertThat(now()).isEqualTo(TestTime.START.plusMillis(4_999));
    assertThat(events.all()).containsExactly("attest");
  }

  @Test
  void asksAgainAfterFiveSeconds() {
    now();
    nanos.set(FIVE_SECONDS.toNanos());
    moduleTime.set(TestTime.START.plusSeconds(7));
    assertThat(now()).isEqualTo(TestTime.START.plusSeconds(7));
    assertThat(events.all()).containsExactly("attest", "attest");
  }

  @Test
  void neverGoesBackwards() {
    now();
    nanos.set(FIVE_SECONDS.toNanos());
    moduleTime.set(TestTime.START.minusSeconds(60));
    assertThat(now()).isEqualTo(TestTime.START);
  }

  @Test
  void isNeverBelowTheHighWaterMarkOfTheState() {
    clock.notBefore(TestTime.START.plusSeconds(90));
    assertThat(now()).isEqualTo(TestTime.START.plusSeconds(90));
  }

  @Test
  void keepsTheHigherOfTwoHighWaterMarks() {
    clock.notBefore(TestTime.START.plusSeconds(90));
    clock.notBefore(TestTime.START.plusSeconds(30));
    assertThat(now()).isEqualTo(TestTime.START.plusSeconds(90));
  }

  @Test
  void isUnavailableWhenTheModuleDoesNotAnswer() {
    nsm.fail();
    assertThat(Accept.refused(clock.now())).isEqualTo(AgentRefusal.TIME);
  }

  @Test
  void isUnavailableWhenTheModuleFailsAfterFiveSecondsThoughTheMonotonicClockRuns() {
    now();
    nsm.fail();
    nanos.set(FIVE_SECONDS.toNanos());
    assertThat(Accept.refused(clock.now())).isEqualTo(AgentRefusal.TIME);
  }

  @Test
  void isAvailableAgainWhenTheModuleRecovers() {
    nsm.fail();
    clock.now();
    nsm.recover();
    assertThat(now()).isEqualTo(TestTime.START);
  }

  @Test
  void isUnavailableWhenTheDocumentCannotBeRead() {
    DecisionClock confused = new DecisionClock(new ConfusedNsm(), nanos::get);
    assertThat(Accept.refused(confused.now())).isEqualTo(AgentRefusal.TIME);
  }

  private Instant now() {
    return Accept.accepted(clock.now());
  }
}
