package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// The 32 platform configuration registers: 0 to 15 locked from the start, the others by the agent.
final class Registers {
  static final int COUNT = 32;
  private static final int FIRST_FREE = 16;

  private final PcrValue[] values = new PcrValue[COUNT];
  private final BitSet locked = new BitSet(COUNT);

  Registers(SortedMap<Integer, PcrValue> measured) {
    PcrValue zero = new PcrValue(Bytes.of(new byte[PcrValue.LENGTH]));
    for (int index = 0; index < COUNT; index++) {
      values[index] = measured.getOrDefault(index, zero);
    }
    locked.set(0, FIRST_FREE);
  }

  Register describe(long index) throws NsmErrorException {
    int known = known(index);
    return new Register(values[known], locked.get(known));
  }

  PcrValue extend(long index, Bytes data) throws NsmErrorException {
    int free = free(index);
    values[free] = values[free].extend(data);
    return values[free];
  }

  void lock(long index) throws NsmErrorException {
    locked.set(free(index));
  }

  void lockBelow(long range) throws NsmErrorException {
    if (range < 0 || range > COUNT) {
      throw new NsmErrorException(NsmErrorCode.INVALID_INDEX);
    }
    locked.set(0, (int) range);
  }

  /// What stands in documents: the locked ones.
  SortedMap<Integer, PcrValue> locked() {
    SortedMap<Integer, PcrValue> shown = new TreeMap<>();
    locked.stream().forEach(index -> shown.put(index, values[index]));
    return shown;
  }

  private int free(long index) throws NsmErrorException {
    int known = known(index);
    if (locked.get(known)) {
      throw new NsmErrorException(NsmErrorCode.READ_ONLY_INDEX);
    }
    return known;
  }

  private static int known(long index) throws NsmErrorException {
    if (index < 0 || index >= COUNT) {
      throw new NsmErrorException(NsmErrorCode.INVALID_INDEX);
    }
    return (int) index;
  }
}
