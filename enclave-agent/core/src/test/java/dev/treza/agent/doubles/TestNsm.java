package dev.treza.agent.doubles;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.PcrValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A security module for one boot. Its documents lead to a root made for the test run.
public final class TestNsm implements NsmDevice {
  private static final TestRoot ROOT = TestRoot.create();

  private final Events events;
  private final Supplier<Instant> time;
  private final PcrValue[] registers = new PcrValue[32];
  private int locked = 16;
  private boolean silent;

  /// @param image PCR0, 1 and 2
  public TestNsm(Events events, Supplier<Instant> time, List<PcrValue> image) {
    this.events = events;
    this.time = time;
    Arrays.fill(registers, new PcrValue(Bytes.of(new byte[PcrValue.LENGTH])));
    for (int index = 0; index < image.size(); index++) {
      registers[index] = image.get(index);
    }
  }

  public static Realm realm() {
    return new Realm.Simulated(Digest.of(ROOT.root()));
  }

  public static Bytes rootCertificate() {
    return ROOT.root();
  }

  /// From now on the module answers no call.
  public void fail() {
    silent = true;
  }

  public void recover() {
    silent = false;
  }

  @Override
  public synchronized PcrValue extend(int index, Bytes data) throws DeviceException {
    answer("extend " + index);
    if (index < locked) {
      throw new DeviceException("ReadOnlyIndex");
    }
    registers[index] = registers[index].extend(data);
    return registers[index];
  }

  @Override
  public synchronized void lockBelow(int range) throws DeviceException {
    answer("lock below " + range);
    locked = range;
  }

  @Override
  public byte[] random() throws DeviceException {
    answer("random");
    byte[] bytes = new byte[64];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public synchronized Bytes attest(
      Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey)
      throws DeviceException {
    answer("attest");
    return sign(
        Cbor.map(
            Cbor.text("module_id"), Cbor.text(TestRoot.MODULE),
            Cbor.text("digest"), Cbor.text("SHA384"),
            Cbor.text("timestamp"), Cbor.whole(time.get().toEpochMilli()),
            Cbor.text("pcrs"), registers(),
            Cbor.text("certificate"), Cbor.octets(ROOT.leaf()),
            Cbor.text("cabundle"), Cbor.array(Cbor.octets(ROOT.root())),
            Cbor.text("public_key"), Cbor.octetsOrNull(publicKey),
            Cbor.text("user_data"), Cbor.octetsOrNull(userData),
            Cbor.text("nonce"), Cbor.octetsOrNull(nonce)));
  }

  private Bytes registers() {
    return Cbor.map(
        IntStream.range(0, locked)
            .boxed()
            .flatMap(i -> List.of(Cbor.whole(i), Cbor.octets(registers[i].value())).stream())
            .toArray(Bytes[]::new));
  }

  private static Bytes sign(Bytes payload) {
    Bytes header = Bytes.hex("a1013822");
    Bytes signed =
        Cbor.array(
            Cbor.text("Signature1"),
            Cbor.octets(header),
            Cbor.octets(Bytes.EMPTY),
            Cbor.octets(payload));
    return Cbor.array(
        Cbor.octets(header), Cbor.map(), Cbor.octets(payload), Cbor.octets(ROOT.sign(signed)));
  }

  private void answer(String event) throws DeviceException {
    if (silent) {
      throw new DeviceException("the module does not answer");
    }
    events.add(event);
  }
}
