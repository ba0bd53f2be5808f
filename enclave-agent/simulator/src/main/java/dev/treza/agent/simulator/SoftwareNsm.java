package dev.treza.agent.simulator;

import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.agent.simulator.CertificateMaker.Wish;
import dev.treza.agent.simulator.cbor.CborWriter;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/// A security module in software. Its documents have the form of the real ones (AWS
/// `attestation_process.md`, COSE_Sign1 with ES384) and lead to the simulator's root, never to
/// AWS's.
public final class SoftwareNsm implements NsmDevice {
  private static final Duration LEAF_LIFE = Duration.ofHours(3);
  private static final Duration RENEW_BEFORE = Duration.ofMinutes(15);
  private static final int RANDOM_BYTES = 256;

  private final CertificateMaker maker;
  private final List<Issued> authorities;
  private final EnclaveIdentity identity;
  private final Registers registers;
  private final SecureRandom random;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Leaf> leaf = Optional.empty();

  private record Leaf(Issued issued, Instant until) {}

  private SoftwareNsm(
      CertificateMaker maker,
      List<Issued> authorities,
      EnclaveIdentity identity,
      Registers registers,
      SecureRandom random,
      Clock clock) {
    this.maker = maker;
    this.authorities = authorities;
    this.identity = identity;
    this.registers = registers;
    this.random = random;
    this.clock = clock;
  }

  /// A module for one boot of one enclave.
  ///
  /// @param image PCR0, 1 and 2, and 8 if the image is signed
  static SoftwareNsm create(
      Issued root,
      EnclaveIdentity identity,
      SortedMap<Integer, PcrValue> image,
      SecureRandom random,
      Clock clock)
      throws GeneralSecurityException, IOException {
    CertificateMaker maker = new CertificateMaker(random);
    String region = identity.region() + ".simulated.nitro-enclaves";
    Instant from = clock.instant().minus(Duration.ofMinutes(5));
    Instant to = from.plus(Duration.ofDays(20));
    Issued regional = maker.issue(root, new Wish(region, from, to, 2));
    Issued zonal = maker.issue(regional, new Wish("zonal." + region, from, to, 1));
    Issued instance =
        maker.issue(zonal, new Wish(identity.instanceId() + "." + region, from, to, 0));
    return new SoftwareNsm(
        maker,
        List.of(root, regional, zonal, instance),
        identity,
        new Registers(identity.registers(image)),
        random,
        clock);
  }

  @Override
  public PcrValue extend(int index, Bytes data) throws DeviceException {
    try {
      return extendRegister(index, data);
    } catch (NsmErrorException refused) {
      throw new DeviceException(refused.code().text(), refused);
    }
  }

  @Override
  public void lockBelow(int range) throws DeviceException {
    try {
      lockRegistersBelow(range);
    } catch (NsmErrorException refused) {
      throw new DeviceException(refused.code().text(), refused);
    }
  }

  /// `i-…-enc…`
  public String moduleId() {
    return identity.moduleId();
  }

  /// The indexes of the locked registers.
  public SortedSet<Integer> lockedRegisters() {
    lock.lock();
    try {
      return new TreeSet<>(registers.locked().keySet());
    } finally {
      lock.unlock();
    }
  }

  public Register describeRegister(long index) throws NsmErrorException {
    lock.lock();
    try {
      return registers.describe(index);
    } finally {
      lock.unlock();
    }
  }

  public PcrValue extendRegister(long index, Bytes data) throws NsmErrorException {
    lock.lock();
    try {
      return registers.extend(index, data);
    } finally {
      lock.unlock();
    }
  }

  public void lockRegister(long index) throws NsmErrorException {
    lock.lock();
    try {
      registers.lock(index);
    } finally {
      lock.unlock();
    }
  }

  public void lockRegistersBelow(long range) throws NsmErrorException {
    lock.lock();
    try {
      registers.lockBelow(range);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public byte[] random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public Bytes attest(Optional<Bytes> userData, Optional<Bytes> nonce, Optional<Bytes> publicKey)
      throws DeviceException {
    lock.lock();
    try {
      Instant now = clock.instant();
      Issued signer = leafAt(now);
      CborWriter payload = payload(now, signer.certificate());
      optional(payload.text("public_key"), publicKey);
      optional(payload.text("user_data"), userData);
      optional(payload.text("nonce"), nonce);
      return sign(payload.toArray(), signer);
    } catch (GeneralSecurityException | IOException e) {
      throw new DeviceException("the simulated module cannot sign", e);
    } finally {
      lock.unlock();
    }
  }

  private Issued leafAt(Instant now) throws GeneralSecurityException, IOException {
    if (leaf.filter(known -> now.isBefore(known.until.minus(RENEW_BEFORE))).isEmpty()) {
      Instant until = now.plus(LEAF_LIFE);
      Wish wish = new Wish(identity.commonName(), now.minusSeconds(3), until, Wish.LEAF);
      leaf = Optional.of(new Leaf(maker.issue(authorities.getLast(), wish), until));
    }
    return leaf.orElseThrow().issued;
  }

  private CborWriter payload(Instant now, Bytes certificate) {
    SortedMap<Integer, PcrValue> pcrs = registers.locked();
    CborWriter payload =
        new CborWriter()
            .map(9)
            .text("module_id")
            .text(identity.moduleId())
            .text("digest")
            .text("SHA384")
            .text("timestamp")
            .integer(now.toEpochMilli())
            .text("pcrs")
            .map(pcrs.size());
    pcrs.forEach((index, value) -> payload.integer(index).octets(value.value().toArray()));
    payload.text("certificate").octets(certificate.toArray());
    payload.text("cabundle").array(authorities.size());
    authorities.forEach(authority -> payload.octets(authority.certificate().toArray()));
    return payload;
  }

  private static void optional(CborWriter cbor, Optional<Bytes> value) {
    if (value.isPresent()) {
      cbor.octets(value.get().toArray());
    } else {
      cbor.nothing();
    }
  }

  private Bytes sign(byte[] payload, Issued signer) throws GeneralSecurityException {
    byte[] header = new CborWriter().map(1).integer(1).integer(-35).toArray();
    byte[] signed =
        new CborWriter()
            .array(4)
            .text("Signature1")
            .octets(header)
            .octets(new byte[0])
            .octets(payload)
            .toArray();
    Signature signature = Signature.getInstance("SHA384withECDSAinP1363Format");
    signature.initSign(signer.keys().getPrivate(), random);
    signature.update(signed);
    return Bytes.of(
        new CborWriter()
            .array(4)
            .octets(header)
            .map(0)
            .octets(payload)
            .octets(signature.sign())
            .toArray());
  }
}
