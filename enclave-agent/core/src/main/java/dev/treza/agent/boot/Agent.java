package dev.treza.agent.boot;

import dev.treza.agent.audit.AuditPages;
import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.audit.Receipts;
import dev.treza.agent.charter.Founded;
import dev.treza.agent.charter.FoundingFacts;
import dev.treza.agent.charter.Genesis;
import dev.treza.agent.charter.Refounding;
import dev.treza.agent.charter.StoredAmendments;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.pipeline.Result;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.seal.StateKeys;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.OpenedStateStore;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.UnverifiedStateStore;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.HealthReply;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.Phase;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// One boot of the agent, from its first look at the security module to serving.
public final class Agent {
  private final Parts parts;
  private final Storage storage;
  private final SecureRandom random;
  private final BootKeys keys;
  private final OwnDocument own;
  private final Toolbox tools;
  private final Attestor attestor;
  private final AttestationReply boot;
  private final AtomicReference<Standing> standing;
  private final ReentrantLock founding = new ReentrantLock();
  private final ReentrantReadWriteLock amending = new ReentrantReadWriteLock();
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
    this.attestor = new Attestor(parts.nsm(), own.anchor().realm(), parts.enclave(), keys);
    Books.Closed closed = Books.Closed.over(new UnverifiedStateStore(storage.state()), keys);
    Optional<Founded> founded = findCharter(closed);
    if (founded.isPresent()) {
      Genesis.bind(parts.nsm(), founded.get().root());
    }
    this.boot =
        attestor.boot(
            founded.map(this::phase).orElse(Phase.AWAITING_CHARTER),
            founded.map(Attestor.Bound::of),
            storage.keeping());
    this.standing =
        new AtomicReference<>(
            founded.isPresent() ? standing(founded.get(), closed) : new Standing.Awaiting());
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

  private Optional<Founded> findCharter(Books.Closed closed) throws BootException, StoreException {
    Optional<Outcome<Founded>> found =
        new Refounding(own.anchor(), parts.enclave())
            .find(new UnverifiedStateStore(storage.state()), closed.chain())
            .map(outcome -> outcome.then(this::fitsThisStore));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(verified(amended(verified(found.get()), closed)));
  }

  private Outcome<Founded> amended(Founded root, Books.Closed closed) throws StoreException {
    return new StoredAmendments(
            new UnverifiedStateStore(storage.state()),
            closed.chain(),
            closed.archive(),
            own.anchor(),
            parts.enclave())
        .follow(root);
  }

  private static Founded verified(Outcome<Founded> found) throws BootException {
    return switch (found) {
      case Accepted<Founded>(Founded founded) -> founded;
      case Refused<Founded>(Refusal refusal) ->
          throw new BootException("the stored charter does not verify: " + refusal.line());
    };
  }

  /// A parent could name another enclave's store.
  private Outcome<Founded> fitsThisStore(Founded founded) {
    return founded.charter().stateStore().equals(storage.keeping().text())
        ? Outcome.accepted(founded)
        : Outcome.refused(
            CharterRefusal.STORE, "this enclave's state is " + storage.keeping().text());
  }

  /// A stored charter is for the images it names. Another image is bound to it all the same, so
  /// that whoever attests it sees both, and uses no key.
  private Phase phase(Founded founded) {
    return founded.charter().admits(own.measurements()) ? Phase.SERVING : Phase.CHARTERED;
  }

  private Standing standing(Founded founded, Books.Closed closed) throws BootException {
    if (!founded.charter().admits(own.measurements())) {
      return new Standing.Chartered(founded, closed);
    }
    return switch (sealed(founded.root(), Attestor.Bound.of(founded))) {
      case Refused<SealedStore.Opened>(Refusal refusal) ->
          throw new BootException("the stored charter cannot be served: " + refusal.line());
      case Accepted<SealedStore.Opened>(SealedStore.Opened sealed) -> {
        StateDoor door = tools.door(founded.root(), founded.charter(), sealed);
        OpenedStateStore state = new OpenedStateStore(() -> door.open(keys.receipts(), boot));
        tryToOpen(state);
        yield serve(founded, sealed, state);
      }
    };
  }

  /// A state that does not open keeps nobody from attesting this boot: whoever asks for more is
  /// told why, and it is tried again then.
  private static void tryToOpen(OpenedStateStore state) {
    try {
      state.open();
    } catch (StoreException toldWhenAsked) {
      return;
    }
  }

  /// What keys are sealed with follows from the root; which charter is in force is said beside it.
  private Outcome<SealedStore.Opened> sealed(Charter root, Attestor.Bound to) {
    return storage.sealed().under(root, key -> attestor.kms(bootDigest(), to, key));
  }

  private Attestor.Bound inForce() {
    return founded()
        .map(Attestor.Bound::of)
        .orElseThrow(() -> new IllegalStateException("no charter is in force"));
  }

  private Standing serve(Founded founded, SealedStore.Opened sealed, OpenedStateStore state) {
    ReceiptChain chain = new ReceiptChain(state, keys.receipts());
    TransportKeys transports =
        tools.transports(
            (importId, key) -> attestor.transport(bootDigest(), inForce(), importId, key));
    Books.Closed before = Books.Closed.over(new UnverifiedStateStore(storage.state()), keys);
    return serve(founded, sealed, new Books.Open(state, chain, before), transports);
  }

  private Standing serve(
      Founded founded, SealedStore.Opened sealed, Books.Open books, TransportKeys transports) {
    Receipts receipts =
        new Receipts(books.chain(), founded.charter(), parts.enclave(), bootDigest());
    return new Standing.Serves(
        tools.serve(founded, books.store(), sealed, receipts, transports), books);
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
    if (earlier.equals(bootDigest())) {
      return Optional.of(boot);
    }
    Optional<Books> books = standing.get().books();
    return books.isPresent() ? books.get().find(earlier) : Optional.empty();
  }

  /// A fresh document for one TLS connection.
  ///
  /// @param exporter the connection's exporter value
  /// @param nonce the viewer's
  public AttestationReply attest(Bytes exporter, Bytes nonce)
      throws DeviceException, StoreException {
    Standing now = standing.get();
    Optional<Books> books = now.books();
    return attestor.channel(
        now.phase(),
        bootDigest(),
        now.founded().map(Attestor.Bound::of),
        books.isPresent() ? books.get().position() : Optional.empty(),
        exporter,
        nonce);
  }

  /// The audit chain as it stands, once it has begun.
  public Optional<AuditPages> audit() throws StoreException {
    Optional<Books> books = standing.get().books();
    Optional<AuditPosition> end = books.isPresent() ? books.get().position() : Optional.empty();
    return books.flatMap(kept -> end.map(position -> new AuditPages(kept::entry, position)));
  }

  /// A fresh document for an officer behind an air gap, which another carries to him.
  ///
  /// @param request digest of the request he decides
  /// @param nonce his own
  public AttestationReply challenge(Digest request, Bytes nonce) throws DeviceException {
    Standing now = standing.get();
    Optional<Attestor.Bound> bound = now.founded().map(Attestor.Bound::of);
    return attestor.challenge(now.phase(), bootDigest(), bound, request, nonce);
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
          switch (sealed(charter, new Attestor.Bound(charter.digest(), charter.digest()))) {
            case Refused<SealedStore.Opened>(Refusal refusal) -> Outcome.refused(refusal);
            case Accepted<SealedStore.Opened>(SealedStore.Opened sealed) -> {
              Optional<Refusal> refusal = bind(charter).or(sealed.key()::check);
              yield refusal.isPresent()
                  ? Outcome.refused(refusal.get())
                  : found(genesis, charter, call, now, sealed);
            }
          };
    };
  }

  private Outcome<CharterReply> found(
      Genesis genesis, Charter charter, CharterCall call, Instant now, SealedStore.Opened sealed)
      throws DeviceException, StoreException, SigningException {
    if (storage.state().read(Genesis.RECORD).isPresent()) {
      throw new StoreException("a charter was founded in this store");
    }
    try {
      StateDoor.Fresh fresh =
          tools.door(charter, charter, sealed).fresh(tools.crypto().secrets(), parts.nsm());
      Founded founded =
          genesis.found(
              new ReceiptChain(fresh.store(), keys.receipts()),
              Write.create(StateKeys.KEY, fresh.sealed()),
              charter,
              call,
              now);
      standing.set(serve(founded, sealed, new OpenedStateStore(fresh::store)));
      return Outcome.accepted(founded.reply());
    } catch (SealException e) {
      return Outcome.refused(e.refusal());
    }
  }

  /// What must not go on while the charter changes holds this as long as it lasts.
  public Lock charterInForce() {
    return amending.readLock();
  }

  /// Amends the charter in force, and serves under the amendment from then on. The same call again
  /// gives the same. Refused: `CHR-*`, `APR-*`, `JWS-*`, `TIM-UNAVAILABLE`.
  public Result<CharterReply> amend(AmendmentCall call) throws StoreException, SigningException {
    amending.writeLock().lock();
    try {
      Standing.Serves now = serves();
      Founded founded = now.parts().founded();
      if (Digest.of(call.charter()).equals(founded.charter().digest())) {
        return new Result.Done<>(founded.reply());
      }
      return switch (now.parts().pipelines().amendments().amend(call)) {
        case Result.No<Amendment>(Refusal no) -> new Result.No<>(no);
        case Result.Missing<Amendment>(PendingReply reply) -> new Result.Missing<>(reply);
        case Result.Done<Amendment>(Amendment amendment) -> {
          Founded next = founded.amended(parsed(call), amendment);
          standing.set(under(next, now));
          yield new Result.Done<>(next.reply());
        }
      };
    } finally {
      amending.writeLock().unlock();
    }
  }

  private Standing.Serves serves() {
    if (standing.get() instanceof Standing.Serves serves) {
      return serves;
    }
    throw new IllegalStateException("the phase table let a call pass too early");
  }

  private static Charter parsed(AmendmentCall call) {
    return switch (Charter.parse(call.charter())) {
      case Accepted<Charter>(Charter charter) -> charter;
      case Refused<Charter>(Refusal refusal) ->
          throw new IllegalStateException("read before, and not now: " + refusal.line());
    };
  }

  /// A charter that no longer names the running image is read here, and uses no key.
  private Standing under(Founded next, Standing.Serves before) {
    if (!next.charter().admits(own.measurements())) {
      return new Standing.Chartered(next, before.kept());
    }
    return switch (sealed(next.root(), Attestor.Bound.of(next))) {
      case Refused<SealedStore.Opened>(Refusal refusal) ->
          throw new IllegalStateException("opened before, and not now: " + refusal.line());
      case Accepted<SealedStore.Opened>(SealedStore.Opened sealed) ->
          serve(next, sealed, before.kept(), before.parts().transports());
    };
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
