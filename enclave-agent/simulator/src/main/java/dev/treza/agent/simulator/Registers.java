package dev.treza.agent.simulator;

import dev.treza.agent.device.DeviceException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// The 32 platform configuration registers: 0 to 15 locked from the start, the others by the agent.
final class Registers {
  private static final int COUNT = 32;
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

  PcrValue extend(int index, Bytes data) throws DeviceException {
    if (index < 0 || index >= COUNT) {
      throw new DeviceException("InvalidIndex");
    }
    if (locked.get(index)) {
      throw new DeviceException("ReadOnlyIndex");
    }
    values[index] = values[index].extend(data);
    return values[index];
  }

  void lockBelow(int range) throws DeviceException {
    if (range < 0 || range > COUNT) {
      throw new DeviceException("InvalidIndex");
    }
    locked.set(0, range);
  }

  /// What stands in documents: the locked ones.
  SortedMap<Integer, PcrValue> locked() {
    SortedMap<Integer, PcrValue> shown = new TreeMap<>();
    locked.stream().forEach(index -> shown.put(index, values[index]));
    return shown;
  }
}
