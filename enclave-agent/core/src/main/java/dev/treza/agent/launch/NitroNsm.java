package dev.treza.agent.launch;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.nitro.SecurityModule;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.util.Optional;

/// The agent's port to the security module, over the real one.
///
/// @param module serialises its calls itself
record NitroNsm(SecurityModule module) implements NsmDevice {
  private static final int LEAST_RANDOM = 32;

  private interface Call<T> {
    T run() throws IOException;
  }

  @Override
  public PcrValue extend(int index, Bytes data) throws DeviceException {
    byte[] value = ask(() -> module.extendPcr(index, data.toArray()));
    return new PcrValue(Bytes.of(value));
  }

  @Override
  public void lockBelow(int range) throws DeviceException {
    ask(() -> {
      module.lockPcrs(range);
      return range;
    });
  }

  @Override
  public byte[] random() throws DeviceException {
    byte[] bytes = ask(module::random);
    if (bytes.length < LEAST_RANDOM) {
      throw new DeviceException("the security module gave only " + bytes.length + " random bytes");
    }
    return bytes;
  }

  @Override
  public Bytes attest(Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey)
      throws DeviceException {
    return Bytes.of(
        ask(() ->
            module.attest(
                userData.map(Bytes::toArray),
                nonce.map(Bytes::toArray),
                publicKey.map(Bytes::toArray))));
  }

  private static <T> T ask(Call<T> call) throws DeviceException {
    try {
      return call.run();
    } catch (IOException failed) {
      throw new DeviceException("the security module: " + failed.getMessage(), failed);
    }
  }
}
