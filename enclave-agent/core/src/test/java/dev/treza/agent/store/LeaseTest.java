package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.MemoryStore;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.StateRefusal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final long SEED = Long.getLong("treza.seed", 20_261_126L);
  private static final String KEY = "lease/limit";

  private final Events events = new Events();
  private final MemoryStore store = new MemoryStore(events);

  private Lease lease(long block, long limit) {
    return new Lease(store, KEY, BigInteger.valueOf(block), BigInteger.valueOf(limit));
  }

  private static Outcome<BigInteger> take(Lease lease, long count) throws StoreException {
    return lease.take(BigInteger.valueOf(count));
  }

  private static long taken(Lease lease, long count) throws StoreException {
    return Accept.accepted(take(lease, count)).longValueExact();
  }

  @Test
  void spendsABlockInMemory() throws Exception {
    Lease lease = lease(10, 100);
    assertThat(taken(lease, 4)).isZero();
    assertThat(taken(lease, 6)).isEqualTo(4);
    assertThat(events.all()).hasSize(1);
    assertThat(taken(lease, 1)).isEqualTo(10);
    assertThat(events.all()).hasSize(2);
  }

  @Test
  void countsAWholeBlockAsSpentAfterACrash() throws Exception {
    assertThat(taken(lease(10, 100), 1)).isZero();
    assertThat(taken(lease(10, 100), 1)).isEqualTo(10);
  }

  @Test
  void givesNoMoreThanThereIs() throws Exception {
    Lease lease = lease(10, 15);
    assertThat(taken(lease, 10)).isZero();
    assertThat(Accept.refused(take(lease, 6))).isEqualTo(StateRefusal.LEASE);
    assertThat(taken(lease, 5)).isEqualTo(10);
    assertThat(Accept.refused(take(lease, 1))).isEqualTo(StateRefusal.LEASE);
  }

  @Test
  void reservesMoreThanABlockAtOnceForWhoeverNeedsIt() throws Exception {
    assertThat(taken(lease(10, 100), 35)).isZero();
    assertThat(taken(lease(10, 100), 1)).isEqualTo(35);
  }

  @Test
  void spendsNothingThatIsNotDurable() throws Exception {
    store.failToWrite(KEY::equals);
    Lease lease = lease(10, 100);
    assertThatThrownBy(() -> take(lease, 1)).isInstanceOf(StoreException.class);
    store.failToWrite(_ -> false);
    assertThat(taken(lease, 1)).isZero();
  }

  @Test
  void neverGivesANumberTwiceHoweverOftenItsHoldersCrash() throws Exception {
    Random random = new Random(SEED);
    Set<Long> given = new HashSet<>();
    Lease[] holders = {lease(7, 5_000), lease(7, 5_000)};
    for (int round = 0; round < 2_000; round++) {
      int holder = random.nextInt(holders.length);
      if (random.nextInt(20) == 0) {
        holders[holder] = lease(7, 5_000);
      }
      long count = 1L + random.nextInt(3);
      if (take(holders[holder], count) instanceof Outcome.Accepted<BigInteger>(BigInteger first)) {
        for (long number = 0; number < count; number++) {
          assertThat(given.add(first.longValueExact() + number)).as("seed %d", SEED).isTrue();
          assertThat(first.longValueExact() + number).isLessThan(5_000);
        }
      }
    }
    assertThat(given).hasSizeGreaterThan(1_000);
  }
}
