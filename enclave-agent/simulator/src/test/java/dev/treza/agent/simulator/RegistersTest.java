package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistersTest {
  private static final Bytes DATA = Bytes.utf8("measured");
  private static final PcrValue IMAGE = PcrValue.extendedWith(Bytes.utf8("image"));

  private final Registers registers = new Registers(new TreeMap<>(Map.of(0, IMAGE)));

  @Test
  void extendsByHashingTheOldValueAndTheData() throws Exception {
    MessageDigest sha384 = MessageDigest.getInstance("SHA-384");
    sha384.update(new byte[48]);
    byte[] once = sha384.digest(DATA.toArray());
    sha384.update(once);
    byte[] twice = sha384.digest(DATA.toArray());

    assertThat(registers.extend(16, DATA).value()).isEqualTo(Bytes.of(once));
    assertThat(registers.extend(16, DATA).value()).isEqualTo(Bytes.of(twice));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 8, 15})
  void refusesToExtendWhatIsLockedFromTheStart(int index) {
    assertThatThrownBy(() -> registers.extend(index, DATA))
        .isInstanceOf(NsmErrorException.class)
        .hasMessage("ReadOnlyIndex");
  }

  @Test
  void refusesToExtendWhatWasLocked() throws NsmErrorException {
    registers.lockBelow(17);
    registers.extend(17, DATA);
    assertThatThrownBy(() -> registers.extend(16, DATA)).hasMessage("ReadOnlyIndex");
  }

  @Test
  void locksOneRegisterAndLeavesItsNeighboursOpen() throws NsmErrorException {
    registers.lock(17);
    assertThat(registers.describe(17).locked()).isTrue();
    assertThat(registers.describe(18).locked()).isFalse();
    assertThatThrownBy(() -> registers.lock(17)).hasMessage("ReadOnlyIndex");
  }

  @Test
  void aSmallerRangeUnlocksNothing() throws NsmErrorException {
    registers.lockBelow(32);
    registers.lockBelow(0);
    assertThatThrownBy(() -> registers.extend(31, DATA)).hasMessage("ReadOnlyIndex");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 32, Integer.MAX_VALUE})
  void refusesAnIndexThatIsNone(int index) {
    assertThatThrownBy(() -> registers.extend(index, DATA)).hasMessage("InvalidIndex");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 33})
  void refusesARangeThatIsNone(int range) {
    assertThatThrownBy(() -> registers.lockBelow(range)).hasMessage("InvalidIndex");
  }

  @Test
  void showsTheMeasuredAndZeroesUpToFifteen() {
    PcrValue zero = new PcrValue(Bytes.of(new byte[PcrValue.LENGTH]));
    assertThat(registers.locked()).hasSize(16).containsEntry(0, IMAGE).containsEntry(15, zero);
  }

  @Test
  void showsAFreeRegisterOnlyOnceItIsLocked() throws NsmErrorException {
    PcrValue extended = registers.extend(16, DATA);
    assertThat(registers.locked()).doesNotContainKey(16);
    registers.lockBelow(17);
    assertThat(registers.locked()).hasSize(17).containsEntry(16, extended);
  }
}
