package dev.treza.agent.boot;

import dev.treza.agent.audit.BootArchive;
import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.audit.Receipts;
import dev.treza.agent.charter.Founded;
import dev.treza.agent.charter.FoundingFacts;
import dev.treza.agent.charter.Genesis;
import dev.treza.agent.charter.Refounding;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.HealthReply;
import dev.treza.fleet.protocol.Phase;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// One boot of the agent, from its first look at the security module to serving.
public final class Agent {
  private final Parts parts;
  private final Storage storage;
  private final SecureRandom random;
  private final BootKeys keys;
  private final OwnDocument own;
  private final Toolbox tools;
  private final ReceiptChain chain;
  private final Attestor attestor;
  private final AttestationReply boot;
  private final BootArchive archive;
  private final AtomicReference<Standing> standing;
  private final ReentrantLock founding = new ReentrantLock();
  private Optional<Digest> bound = Optional.empty();

  private Agent(
      Parts parts,
      Storage storage,
      SecureRandom random,
      BootKeys keys,
      OwnDocument own,
      Toolbox tools)
      throws BootException, DeviceException, StoreException {
    this.parts = parts;
    this.storage = storage;
    this.random = random;
    this.keys = keys;
    this.own = own;
    this.tools = tools;
    this.chain = new ReceiptChain(storage.state(), keys.receipts());
    this.attestor = new Attestor(parts.nsm(), own.anchor().realm(), parts.enclave(), keys);
    Optional<Founded> founded = findCharter();
    if (founded.isPresent()) {
      Genesis.bind(parts.nsm(), founded.get().charter());
    }
    this.boot =
        attestor.boot(
            founded.map(this::phase).orElse(Phase.AWAITING_CHARTER),
            founded.map(found -> found.charter().digest()),
            storage.keeping());
    this.archive = new BootArchive(storage.state());
    if (founded.isPresent()) {
      archive.keep(boot);
    }
    this.standing =
        new AtomicReference<>(
            founded.isPresent() ? standing(founded.get()) : new Standing.Awaiting());
    chain.lastTime().ifPresent(tools.clock()::notBefore);
  }

  /// Boots: takes entropy from the security module, learns the realm from its own document, is
  /// given the storage of that realm, makes this boot's keys, and looks for a charter in the store.
  ///
  /// @throws BootException if any of it fails; an agent that is not whole does not start
  public static Agent boot(Parts parts) throws BootException {
    try {
      SecureRandom random = new SecureRandom();
      random.setSeed(parts.nsm().random());
      OwnDocument own = OwnDocument.ask(parts.nsm());
      Storage storage = parts.storage().of(own.anchor().realm());
      return new Agent(
          parts, storage, random, BootKeys.create(random), own, Toolbox.open(parts, storage));
    } catch (DeviceException | StoreException | GeneralSecurityException | IOException e) {
      throw new BootException("the agent cannot start: " + e.getMessage(), e);
    }
  }

  private Optional<Founded> findCharter() throws BootException, StoreException {
    Optional<Outcome<Founded>> found =
        new Refounding(own.anchor(), parts.enclave()).find(storage.state(), chain);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return switch (found.get()) {
      case Accepted<Founded>(Founded founded) -> Optional.of(founded);
      case Refused<Founded>(Refusal refusal) ->
          throw new BootException("the stored charter does not verify: " + refusal.line());
    };
  }

  /// A stored charter is for the images it names. Another image is bound to it all the same, so
  /// that whoever attests it sees both, and uses no key.
  private Phase phase(Founded founded) {
    return founded.charter().admits(own.measurements()) ? Phase.SERVING : Phase.CHARTERED;
  }

  private Standing standing(Founded founded) throws BootException {
    if (!founded.charter().admits(own.measurements())) {
      return new Standing.Chartered(founded);
    }
    return switch (sealed(founded.charter())) {
      case Refused<SealedStore.Opened>(Refusal refusal) ->
          throw new BootException("the stored charter cannot be served: " + refusal.line());
      case Accepted<SealedStore.Opened>(SealedStore.Opened sealed) ->
          new Standing.Serves(serve(founded, sealed));
    };
  }

  private Outcome<SealedStore.Opened> sealed(Charter charter) {
    return storage
        .sealed()
        .under(charter, key -> attestor.kms(bootDigest(), charter.digest(), key));
  }

  private Serving serve(Founded founded, SealedStore.Opened sealed) {
    Digest root = founded.charter().digest();
    return tools.serve(
        founded,
        sealed,
        new Receipts(chain, founded.charter(), parts.enclave(), bootDigest()),
        (importId, key) -> attestor.transport(bootDigest(), root, importId, key));
  }

  public String enclave() {
    return parts.enclave();
  }

  public TlsIdentity tls() {
    return keys.tls();
  }

  /// This boot's generator, seeded from the security module too.
  public SecureRandom random() {
    return random;
  }

  public Phase phase() {
    return standing.get().phase();
  }

  public HealthReply health() {
    return new HealthReply(parts.enclave(), own.anchor().realm(), phase(), storage.keeping());
  }

  /// This boot's document.
  public AttestationReply bootAttestation() {
    return boot;
  }

  /// The document of an earlier boot, whose statement has this digest.
  public Optional<AttestationReply> bootAttestation(Digest earlier) throws StoreException {
    return earlier.equals(bootDigest()) ? Optional.of(boot) : archive.find(earlier);
  }

  /// A fresh document for one TLS connection.
  ///
  /// @param exporter the connection's exporter value
  /// @param nonce the viewer's
  public AttestationReply attest(Bytes exporter, Bytes nonce)
      throws DeviceException, StoreException {
    Standing now = standing.get();
    Optional<Digest> root = now.founded().map(founded -> founded.charter().digest());
    return attestor.channel(
        now.phase(),
        bootDigest(),
        root,
        root.isPresent() ? chain.position() : Optional.empty(),
        exporter,
        nonce);
  }

  /// A fresh document for an officer behind an air gap, which another carries to him.
  ///
  /// @param request digest of the request he decides
  /// @param nonce his own
  public AttestationReply challenge(Digest request, Bytes nonce) throws DeviceException {
    Standing now = standing.get();
    Optional<Digest> root = now.founded().map(founded -> founded.charter().digest());
    return attestor.challenge(now.phase(), bootDigest(), root, request, nonce);
  }

  /// The charter this boot is bound to.
  public Optional<Founded> founded() {
    return standing.get().founded();
  }

  /// What serves, once a charter is in force.
  public Optional<Serving> serving() {
    return standing.get().serving();
  }

  /// Founds the agent. Refused: `CHR-*`, `APR-*`, `JWS-*`, `KMS-*`, `TIM-UNAVAILABLE`. From the
  /// moment PCR16 is extended this boot can be founded on that charter only; whatever fails after
  /// it, the store, the sealing key, may be mended and the same call made again.
  ///
  /// @throws DeviceException if the security module fails; only a new boot helps
  public Outcome<CharterReply> found(CharterCall call)
      throws DeviceException, StoreException, SigningException {
    founding.lock();
    try {
      if (founded().isPresent()) {
        return Outcome.refused(CharterRefusal.FOUNDED, "a charter is in force");
      }
      Genesis genesis =
          new Genesis(
              chain,
              new FoundingFacts(
                  parts.enclave(), own.anchor().realm(), own.measurements(), storage.keeping()),
              boot);
      return switch (tools.clock().now()) {
        case Refused<Instant>(Refusal refusal) -> Outcome.refused(refusal);
        case Accepted<Instant>(Instant now) -> found(genesis, call, now);
      };
    } finally {
      founding.unlock();
    }
  }

  private Outcome<CharterReply> found(Genesis genesis, CharterCall call, Instant now)
      throws DeviceException, StoreException, SigningException {
    return switch (genesis.check(call, now)) {
      case Refused<Charter>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<Charter>(Charter charter) ->
          switch (sealed(charter)) {
            case Refused<SealedStore.Opened>(Refusal refusal) -> Outcome.refused(refusal);
            case Accepted<SealedStore.Opened>(SealedStore.Opened sealed) -> {
              Optional<Refusal> refusal = bind(charter).or(sealed.key()::check);
              yield refusal.isPresent()
                  ? Outcome.refused(refusal.get())
                  : found(genesis.found(charter, call, now), sealed);
            }
          };
    };
  }

  private Outcome<CharterReply> found(Founded founded, SealedStore.Opened sealed) {
    standing.set(new Standing.Serves(serve(founded, sealed)));
    return Outcome.accepted(founded.reply());
  }

  /// Binds this boot to the charter, if it is not bound to it already.
  private Optional<Refusal> bind(Charter charter) throws DeviceException {
    if (bound.isEmpty()) {
      Genesis.bind(parts.nsm(), charter);
      bound = Optional.of(charter.digest());
    }
    return bound.equals(Optional.of(charter.digest()))
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                CharterRefusal.FOUNDED, "this boot is bound to the charter root " + bound.get()));
  }

  private Digest bootDigest() {
    return Digest.of(boot.statement());
  }
}
