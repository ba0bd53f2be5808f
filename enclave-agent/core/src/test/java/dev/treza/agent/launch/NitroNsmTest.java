package dev.treza.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.nitro.ModuleDescription;
import dev.treza.agent.nitro.Pcr;
import dev.treza.agent.nitro.SecurityModule;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NitroNsmTest {
  private final RecordingModule module = new RecordingModule();
  private final NitroNsm nsm = new NitroNsm(module);

  @Test
  void extendsTheRegisterItIsTold() throws DeviceException {
    PcrValue value = nsm.extend(16, Bytes.hex("0102"));
    assertThat(value.hex()).isEqualTo("07".repeat(48));
    assertThat(module.calls).containsExactly("extend 16 0102");
  }

  @Test
  void locksEverythingBelowTheRange() throws DeviceException {
    nsm.lockBelow(32);
    assertThat(module.calls).containsExactly("lock below 32");
  }

  @Test
  void passesTheThreeFieldsInTheirOrder() throws DeviceException {
    nsm.attest(
        Optional.of(Bytes.hex("aa")), Optional.of(Bytes.hex("bb")), Optional.of(Bytes.hex("cc")));
    assertThat(module.calls).containsExactly("attest aa bb cc");
  }

  @Test
  void leavesFieldsOutThatAreNotGiven() throws DeviceException {
    nsm.attest(Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(module.calls).containsExactly("attest - - -");
  }

  @Test
  void refusesTooLittleEntropy() {
    module.random = 31;
    assertThatThrownBy(nsm::random).isInstanceOf(DeviceException.class).hasMessageContaining("31");
  }

  @Test
  void turnsAFailureOfTheModuleIntoAFault() {
    module.fails = true;
    assertThatThrownBy(() -> nsm.lockBelow(32))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("broken");
  }

  private static final class RecordingModule implements SecurityModule {
    final List<String> calls = new ArrayList<>();
    int random = 256;
    boolean fails;

    private void record(String call) throws IOException {
      if (fails) {
        throw new IOException("broken");
      }
      calls.add(call);
    }

    @Override
    public ModuleDescription describe() {
      throw new AssertionError("not asked for");
    }

    @Override
    public Pcr describePcr(int index) {
      throw new AssertionError("not asked for");
    }

    @Override
    public byte[] extendPcr(int index, byte[] data) throws IOException {
      record("extend " + index + " " + Bytes.of(data));
      return Bytes.hex("07".repeat(48)).toArray();
    }

    @Override
    public void lockPcr(int index) {
      throw new AssertionError("not asked for");
    }

    @Override
    public void lockPcrs(int range) throws IOException {
      record("lock below " + range);
    }

    @Override
    public byte[] random() throws IOException {
      record("random");
      return new byte[random];
    }

    @Override
    public byte[] attest(
        Optional<byte[]> userData, Optional<byte[]> nonce, Optional<byte[]> publicKey)
        throws IOException {
      record("attest " + text(userData) + " " + text(nonce) + " " + text(publicKey));
      return new byte[] {1};
    }

    private static String text(Optional<byte[]> field) {
      return field.map(bytes -> Bytes.of(bytes).hex()).orElse("-");
    }

    @Override
    public void close() {}
  }
}
