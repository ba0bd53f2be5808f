package dev.treza.agent.time;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.util.Optional;

/// A module whose documents are none.
final class ConfusedNsm implements NsmDevice {
  @Override
  public PcrValue extend(int index, Bytes data) throws DeviceException {
    throw new DeviceException("not asked for here");
  }

  @Override
  public void lockBelow(int range) throws DeviceException {
    throw new DeviceException("not asked for here");
  }

  @Override
  public byte[] random() throws DeviceException {
    throw new DeviceException("not asked for here");
  }

  @Override
  public Bytes attest(Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey) {
    return Bytes.utf8("no document");
  }
}
