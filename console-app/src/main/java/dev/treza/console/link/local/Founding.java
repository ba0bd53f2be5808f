package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.agent.AttestedLink;
import dev.treza.console.link.agent.Locator;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.EnclaveFiles;
import dev.treza.console.store.EndpointFile;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.Decision;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.FileAuditHeads;
import dev.treza.sdk.VerifiedReceipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The genesis of a local enclave (TRUST section 3), by the one officer at this computer. The root
/// is pinned before it is sent: what was signed here is what is believed ever after.
final class Founding {
  private static final String RECEIPT = "genesis.receipt";
  private static final String MODEL = "charter/1";
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final ConsoleHome home;
  private final EnclaveFiles files;
  private final OfficerCredential credential;
  private final Colleague colleague;
  private final SecureRandom random;
  private final InstantSource clock;

  Founding(
      ConsoleHome home,
      EnclaveFiles files,
      OfficerCredential credential,
      Colleague colleague,
      SecureRandom random,
      InstantSource clock) {
    this.home = home;
    this.files = files;
    this.credential = credential;
    this.colleague = colleague;
    this.random = random;
    this.clock = clock;
  }

  /// Whether the enclave was founded by this computer.
  boolean isDone(String id) {
    return Files.exists(receipt(id));
  }

  /// Forgets that the enclave was ever founded, because it has.
  void forget(String id) throws ConsoleException {
    files.unpin(id);
    AtomicFiles.delete(receipt(id));
  }

  /// Founds the enclave that was just started and listens at `endpoint`.
  void carryOut(String id, EndpointFile endpoint, LocalProgram program) throws ConsoleException {
    KnownEnclave enclave = pinned(id, endpoint, program);
    Locator here = () -> Outcome.accepted(new Endpoint(endpoint.host(), endpoint.port()));
    AttestedLink link =
        new AttestedLink(enclave, here, random, clock, new FileAuditHeads(home.auditHeads()));
    JwsSigner signer = orFault(credential.unlock(enclave.realm()));
    Expectation pinned = AttestedLink.expectation(enclave);
    Outcome<String> fresh =
        link.on(
            pinned.withRoot(new ExpectedRoot.BeforeGenesis()),
            channel -> found(enclave, channel, signer));
    // it may have been founded in the moment before this computer could write that down
    Outcome<String> proof =
        fresh instanceof Outcome.Refused<String>
            ? link.on(pinned, channel -> channel.charterReply().map(CharterReply::receipt))
            : fresh;
    AtomicFiles.write(
        receipt(id), Bytes.utf8(orFault(proof instanceof Outcome.Refused<String> ? fresh : proof)));
  }

  private Outcome<String> found(KnownEnclave enclave, AttestedChannel channel, JwsSigner signer) {
    Optional<Digest> boot = channel.statement().head().boot();
    if (boot.isEmpty()) {
      return Outcome.refused(ConsoleRefusal.FACTS, "the enclave names no boot");
    }
    try {
      JsonObject approval = approval(enclave, boot.get()).toJson();
      String jws = Jws.sign(JwsType.GENESIS, approval, signer);
      return channel
          .found(new CharterCall(enclave.root().encoded(), List.of(jws)))
          .map(VerifiedReceipt::jws);
    } catch (SigningException fault) {
      return Outcome.refused(
          ConsoleRefusal.CREDENTIAL, credential.name() + ": " + fault.getMessage());
    }
  }

  private Approval approval(KnownEnclave enclave, Digest boot) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    byte[] nonce = new byte[Approval.NONCE_LENGTH];
    random.nextBytes(nonce);
    return new Approval(
        JwsType.GENESIS,
        enclave.realm(),
        enclave.root().namespace(),
        enclave.id(),
        Optional.of(boot),
        enclave.charterRoot(),
        enclave.charterRoot(),
        MODEL,
        enclave.charterRoot(),
        StarterCharter.OFFICER,
        Decision.APPROVE,
        List.of(),
        now,
        now.plus(LIFE),
        Bytes.of(nonce));
  }

  private KnownEnclave pinned(String id, EndpointFile endpoint, LocalProgram program)
      throws ConsoleException {
    Optional<KnownEnclave> before = files.find(id);
    if (before.isPresent()) {
      return before.get();
    }
    TrustAnchor anchor = orFault(TrustAnchor.simulated(endpoint.root()));
    ExpectedMeasurements measurements = program.measurements();
    Realm.Simulated realm = new Realm.Simulated(Digest.of(endpoint.root()));
    Charter root =
        StarterCharter.of(
            realm, namespace(id, program), program, credential.key(), colleague.officer());
    KnownEnclave enclave = new KnownEnclave(id, anchor, measurements, root);
    files.pin(enclave, endpoint.root());
    return enclave;
  }

  /// An enclave that forgets everything is founded again at every start. A namespace of its own
  /// keeps each founding apart from the others: no audit head of an earlier one seems rolled back.
  private String namespace(String id, LocalProgram program) {
    if (program.stateStore().equals(Charter.LOCAL_STORE)) {
      return id;
    }
    byte[] suffix = new byte[4];
    random.nextBytes(suffix);
    return id + "-" + Bytes.of(suffix).hex();
  }

  private Path receipt(String id) {
    return home.enclave(id).resolve(RECEIPT);
  }

  private static <T> T orFault(Outcome<T> outcome) throws ConsoleException {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new ConsoleException(refusal);
    };
  }
}
