package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.crypto.MacKey;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.Sha2;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.MemoryStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.StateRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rules `STATE-*`: what whoever has the store in his hands can do to it, and how it is named.
class GuardedStateStoreTest {
  private static final Digest ROOT = Digest.of(Bytes.utf8("root"));
  private static final Bytes ONE = Bytes.utf8("one");
  private static final Bytes TWO = Bytes.utf8("two");

  private final MemoryStore raw = new MemoryStore(new Events());
  private final SecretMemory memory = new SecretMemory();
  private MacKey key;
  private GuardedStateStore store;

  @BeforeEach
  void open() throws Exception {
    try (Secp256k1 curve = Secp256k1.open(memory);
        SecretBuffer secret = new SecretSource(memory, curve).dataKey(new byte[32])) {
      key =
          MacKey.derive(
              secret, new byte[] {1}, new byte[] {2}, new Sha2(Sodium.load(), memory), memory);
    }
    store = boot(1);
    write(Write.create(StateHead.KEY, head(0, 1)));
  }

  @AfterEach
  void close() {
    key.close();
  }

  private GuardedStateStore boot(long epoch) {
    return new GuardedStateStore(raw, new StateGuard(key, ROOT), epoch);
  }

  private static Bytes head(long sequence, long epoch) {
    return new StateHead(0, ROOT, epoch, new AuditPosition(sequence, ROOT), Instant.EPOCH)
        .encoded();
  }

  private void write(Write... batch) throws StoreException {
    assertThat(store.write(List.of(batch))).isTrue();
  }

  private Optional<Versioned> item(String name) throws StoreException {
    return raw.read(name);
  }

  private static void refused(RefusalId id, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.refusal().id()).isEqualTo(id));
  }

  @Test
  void givesBackWhatItWrote() throws Exception {
    write(Write.create("a/1", ONE), Write.create("a/2", TWO));
    write(new Write("a/1", 1, TWO));
    assertThat(store.read("a/1")).contains(new Versioned(2, TWO));
    assertThat(store.readAll("a/").keySet()).containsExactly("a/1", "a/2");
    assertThat(store.read("a/3")).isEmpty();
  }

  @Test
  void refusesAValueThatWasChanged() throws Exception {
    write(Write.create("a", ONE));
    raw.tamper("a", TWO);
    refused(StateRefusal.MAC, () -> store.read("a"));
    refused(StateRefusal.MAC, () -> store.readAll("a"));
  }

  @Test
  void refusesAnItemThatIsTooShortToBeOne() throws Exception {
    raw.put("a", Optional.of(new Versioned(1, ONE)));
    refused(StateRefusal.MAC, () -> store.read("a"));
  }

  @Test
  void refusesTheItemOfAnotherKey() throws Exception {
    write(Write.create("a", ONE), Write.create("b", TWO));
    raw.put("a", item("b"));
    refused(StateRefusal.MAC, () -> store.read("a"));
  }

  @Test
  void refusesAnOldValueAsTheNewVersion() throws Exception {
    write(Write.create("a", ONE));
    Bytes old = item("a").orElseThrow().value();
    write(new Write("a", 1, TWO));
    raw.put("a", Optional.of(new Versioned(2, old)));
    refused(StateRefusal.MAC, () -> store.read("a"));
  }

  @Test
  void refusesTheItemOfAnotherRoot() throws Exception {
    GuardedStateStore other =
        new GuardedStateStore(raw, new StateGuard(key, Digest.of(ROOT.value())), 1);
    write(Write.create("a", ONE));
    refused(StateRefusal.MAC, () -> other.read("a"));
  }

  @Test
  void refusesAHeadThatWentBack() throws Exception {
    Optional<Versioned> old = item(StateHead.KEY);
    write(new Write(StateHead.KEY, 1, head(1, 1)));
    raw.put(StateHead.KEY, old);
    refused(StateRefusal.ROLLBACK, () -> store.read(StateHead.KEY));
    refused(StateRefusal.ROLLBACK, () -> store.write(List.of(Write.create("a", ONE))));
  }

  @Test
  void refusesAHeadThatIsGone() throws Exception {
    raw.lose(StateHead.KEY);
    refused(StateRefusal.ROLLBACK, () -> store.write(List.of(Write.create("a", ONE))));
  }

  @Test
  void refusesAWholeStateThatWentBackWhileItRan() throws Exception {
    SortedMap<String, Versioned> before = raw.snapshot();
    write(Write.create("nonce", ONE), new Write(StateHead.KEY, 1, head(1, 1)));
    raw.restore(before);
    refused(StateRefusal.ROLLBACK, () -> store.write(List.of(Write.create("nonce", TWO))));
  }

  @Test
  void refusesTheHeadOfAForkThatWentOnByItself() throws Exception {
    SortedMap<String, Versioned> forked = raw.snapshot();
    write(new Write(StateHead.KEY, 1, head(1, 1)));
    SortedMap<String, Versioned> first = raw.snapshot();
    raw.restore(forked);
    GuardedStateStore other = boot(1);
    assertThat(other.write(List.of(new Write(StateHead.KEY, 1, head(2, 1))))).isTrue();
    refused(StateRefusal.FORK, () -> store.read(StateHead.KEY));
    assertThat(other.write(List.of(new Write(StateHead.KEY, 2, head(3, 1))))).isTrue();
    refused(StateRefusal.FORK, () -> store.read(StateHead.KEY));
    raw.restore(first);
    assertThat(store.read(StateHead.KEY)).isPresent();
  }

  @Test
  void refusesAnItemOfABootThatTheHeadDoesNotKnow() throws Exception {
    Optional<Versioned> old = item(StateHead.KEY);
    write(new Write(StateHead.KEY, 1, head(0, 2)));
    assertThat(boot(2).write(List.of(Write.create("a", ONE)))).isTrue();
    assertThat(store.read("a")).isPresent();
    raw.put(StateHead.KEY, old);
    refused(StateRefusal.ROLLBACK, () -> boot(1).read("a"));
  }

  @Test
  void demandsOnceWhatSeveralWritesDemandAlike() throws Exception {
    write(Write.create("owner/w", ONE));
    Write demand = Write.demand("owner/w", 1);
    write(demand, Write.create("a", ONE), demand, Write.create("b", ONE));
    assertThat(store.read("owner/w")).contains(new Versioned(1, ONE));
  }

  @Test
  void tellsWhatIsOverFromWhatIsForgotten() throws Exception {
    write(Write.create("owner/w", ONE));
    write(new Write("owner/w", 1, TWO));
    refused(
        StateRefusal.FENCED,
        () -> store.write(List.of(Write.demand("owner/w", 1), Write.create("a", ONE))));
    refused(
        StateRefusal.ROLLBACK,
        () -> store.write(List.of(Write.demand("owner/w", 3), Write.create("a", ONE))));
    assertThat(store.read("a")).isEmpty();
  }

  @Test
  void writesNothingWithoutAnEpoch() {
    assertThatThrownBy(() -> boot(0).write(List.of(Write.create("a", ONE))))
        .isInstanceOf(StoreException.class);
  }
}
