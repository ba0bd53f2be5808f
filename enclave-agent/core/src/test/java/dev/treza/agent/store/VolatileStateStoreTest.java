package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatileStateStoreTest {
  private static final Bytes FOUR = Bytes.hex("01020304");
  private static final Bytes TWO = Bytes.hex("0102");

  private final VolatileStateStore store = new VolatileStateStore(10);

  @Test
  void countsTheVersionsOfAKey() throws StoreException {
    assertThat(store.write(List.of(Write.create("a", FOUR)))).isTrue();
    assertThat(store.write(List.of(new Write("a", 1, TWO)))).isTrue();
    assertThat(store.read("a")).contains(new Versioned(2, TWO));
  }

  @Test
  void writesNothingOfABatchOfWhichOneKeyHasAnotherVersion() throws StoreException {
    store.write(List.of(Write.create("a", FOUR)));
    assertThat(store.write(List.of(Write.create("b", TWO), Write.create("a", TWO)))).isFalse();
    assertThat(store.read("b")).isEmpty();
  }

  @Test
  void readsThoseKeysThatBeginWithAPrefix() throws StoreException {
    store.write(
        List.of(Write.create("a/1", TWO), Write.create("a/2", TWO), Write.create("b/1", TWO)));
    assertThat(store.readAll("a/").keySet()).containsExactly("a/1", "a/2");
  }

  @Test
  void refusesABatchThatNamesAKeyTwice() {
    List<Write> twice = List.of(Write.create("a", TWO), Write.create("a", TWO));
    assertThatThrownBy(() -> store.write(twice)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysThatItIsFullAndKeepsWhatItHas() throws StoreException {
    store.write(List.of(Write.create("a", FOUR)));
    List<Write> tooMuch = List.of(Write.create("b", FOUR), Write.create("c", FOUR));
    assertThatThrownBy(() -> store.write(tooMuch))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("full");
    assertThat(store.readAll("").keySet()).containsExactly("a");
  }

  @Test
  void takesTheRoomOfAValueThatIsReplaced() throws StoreException {
    store.write(List.of(Write.create("a", FOUR), Write.create("b", FOUR)));
    assertThat(store.write(List.of(new Write("a", 1, TWO), Write.create("c", FOUR)))).isTrue();
  }
}
