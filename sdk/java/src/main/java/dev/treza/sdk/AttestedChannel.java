package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.ChallengeExpectation;
import dev.treza.fleet.attestation.VerificationReport;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.HealthReply;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WhatIfReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.http.HttpConnection;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The calls of one agent on one connection that was attested (rules `CHN-*`). One call runs at a
/// time, from any thread. A refusal of the agent leaves the channel open; any fault, and any answer
/// that does not fit its question, closes it. Nothing is ever sent a second time: whoever connects
/// again attests again and looks first what became of his command.
public final class AttestedChannel implements AutoCloseable {
  private final HttpConnection connection;
  private final SecureRandom random;
  private final Expectation expected;
  private final VerificationReport report;
  private final ChannelStatement statement;
  private final AgentCalls calls;
  private final Map<Digest, VerifiedBoot> boots = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<CharterChain>> chain =
      new AtomicReference<>(Optional.empty());

  AttestedChannel(
      HttpConnection connection,
      SecureRandom random,
      Expectation expected,
      VerificationReport report,
      ChannelStatement statement) {
    this.connection = connection;
    this.random = random;
    this.expected = expected;
    this.report = report;
    this.statement = statement;
    this.calls = new AgentCalls(connection);
  }

  /// The verification that opened this channel. Its verdict is a
  /// [dev.treza.fleet.attestation.VerifiedAttestation] or a
  /// [dev.treza.fleet.attestation.SimulatedAttestation], never a refusal.
  public VerificationReport report() {
    return report;
  }

  /// What the agent said of itself then, with where its audit chain stood.
  public ChannelStatement statement() {
    return statement;
  }

  public Realm realm() {
    return expected.anchor().realm();
  }

  /// Attests the same connection again, as commands need every ten minutes (`CHN-STALE`) and after
  /// genesis, which changes what is expected. A failure closes the connection.
  ///
  /// @return with a new channel on the same connection, which replaces this one
  public AttestationAttempt attestAgain(Expectation expectation, Instant now) {
    return new ChannelAttestation(connection, random, expectation).attempt(now);
  }

  /// The boot that is running. Refused: `ATT-*`, `CHN-*`.
  public Outcome<VerifiedBoot> boot() {
    return statement
        .head()
        .boot()
        .map(this::boot)
        .orElseGet(() -> calls.distrust(ChannelRefusal.ANSWER, "the statement names no boot"));
  }

  /// A boot of this enclave by the digest of its statement, as receipts name it; asked for once.
  /// Refused: `API-NOT-FOUND` if the agent has no such boot, `ATT-*`, `CHN-*`.
  public Outcome<VerifiedBoot> boot(Digest digest) {
    return Optional.ofNullable(boots.get(digest))
        .map(Outcome::accepted)
        .orElseGet(() -> askForBoot(digest));
  }

  private Outcome<VerifiedBoot> askForBoot(Digest digest) {
    BootVerification verification =
        new BootVerification(
            expected,
            Optional.of(
                new BootVerification.Running(statement.head().boot(), connection.tls().peerKey())));
    return calls
        .get(path("attestation?use=boot&boot=" + digest.hex()), AttestationReply::read)
        .then(reply -> trusted(verification.judge(reply, digest)))
        .map(verified -> {
          boots.put(digest, verified);
          return verified;
        });
  }

  /// A fresh document for an officer behind an air gap, verified before it is handed on. Refused:
  /// `ATT-*`, `CHN-*`.
  ///
  /// @param nonce his own, 32 bytes
  /// @param request digest of the request he decides
  public Outcome<AttestationReply> challenge(Bytes nonce, Digest request) {
    ChallengeExpectation same =
        new ChallengeExpectation(
            expected.anchor(),
            expected.measurements(),
            expected.enclave(),
            expected.root(),
            expected.place());
    String query = "attestation?use=challenge&nonce=" + nonce.hex() + "&request=" + request.hex();
    return calls
        .get(path(query), AttestationReply::read)
        .then(reply -> trusted(same.verify(reply, nonce, request)).map(_ -> reply));
  }

  public Outcome<HealthReply> health() {
    return calls
        .get("/api/health", HealthReply::read)
        .then(health ->
            health.enclave().equals(expected.enclave()) && health.realm().equals(realm())
                ? Outcome.accepted(health)
                : calls.distrust(ChannelRefusal.ANSWER, "another enclave answers"));
  }

  /// The charter in force: the one whose digest the attested statement names. Refused:
  /// `PHASE-REFUSED` before genesis.
  public Outcome<Charter> charter() {
    return charters().map(CharterChain::current);
  }

  /// The root charter and all its amendments, verified; asked for once.
  public Outcome<CharterChain> charters() {
    return chain
        .get()
        .map(Outcome::accepted)
        .orElseGet(() ->
            charterCommands()
                .chain()
                .map(verified -> {
                  chain.set(Optional.of(verified));
                  return verified;
                }));
  }

  /// The charter as it travels, with the approvals and the verified receipts.
  public Outcome<CharterReply> charterReply() {
    return charters().map(CharterChain::reply);
  }

  /// The verified chain as a file that anybody verifies without a connection.
  public Outcome<CharterArchive> archive() {
    return charterReply()
        .map(reply ->
            new CharterArchive(
                expected.enclave(),
                reply,
                boots.values().stream()
                    .sorted(Comparator.comparing(boot -> boot.digest().hex()))
                    .map(boot -> new AttestationReply(boot.document(), boot.statement().encoded()))
                    .toList()));
  }

  /// Amends the charter, or says which approvals are missing. Afterwards attest again: statements
  /// name the charter in force.
  ///
  /// @param request what `call` asks for
  public Outcome<CommandResult<Charter>> amend(AmendmentRequest request, AmendmentCall call) {
    return charterCommands().amend(request, call);
  }

  /// Suspends an officer, client or wallet, or lifts that, or says which approvals are missing.
  ///
  /// @param approvals compact JWS of type `suspension`
  public Outcome<CommandResult<SuspensionRequest>> suspend(
      SuspensionRequest request, List<String> approvals) {
    return charterCommands().suspend(request, approvals);
  }

  /// What is suspended now.
  public Outcome<List<Suspended>> suspensions() {
    return charterCommands().suspensions();
  }

  /// The audit chain, every entry verified before it is handed on. A range without bounds holds
  /// everything up to the entry that the attested statement names. Refused: `AUD-*` with the first
  /// broken entry as its place; the entries handed on before it hold.
  ///
  /// @return the last entry; nothing if the range is empty
  public Outcome<Optional<AuditPosition>> audit(AuditRange range, Consumer<AuditEntry> entries) {
    return new AuditCommands(this, calls).read(range, entries);
  }

  /// The same as lines of a file that is verified without the enclave, by
  /// [dev.treza.fleet.audit.AuditFileCheck]. Refused: as [#audit]; what was written is cut then.
  public Outcome<Optional<AuditPosition>> exportAudit(AuditRange range, Consumer<Bytes> lines) {
    return new AuditExport(this, lines).write(range);
  }

  /// Demands that the chain goes on from the head kept of it, and keeps where it stands now. A
  /// refusal closes the channel. Refused: `AUD-ROLLBACK`, `AUD-FORK`, `AUD-*`.
  ///
  /// @param known looked up before this channel was attested
  /// @return where the chain stands; nothing before genesis
  public Outcome<Optional<AuditPosition>> follow(KnownHead known) {
    return trusted(new HeadCheck(this, known).follow());
  }

  private CharterCommands charterCommands() {
    return new CharterCommands(this, calls, new Commands(this, calls));
  }

  /// Founds the enclave. Afterwards attest again with the charter's digest as the pinned root.
  public Outcome<VerifiedReceipt> found(CharterCall call) {
    return new Commands(this, calls).found(call);
  }

  /// All wallets, by id.
  public Outcome<List<Wallet>> wallets() {
    return new WalletList(calls, path("blockchain/wallets")).read();
  }

  /// Makes a wallet, or says which approvals are missing. The same request again gives the same
  /// wallet.
  ///
  /// @param approvals compact JWS
  public Outcome<CommandResult<Wallet>> generateWallet(
      WalletRequest request, List<String> approvals) {
    return new Commands(this, calls).generateWallet(request, approvals);
  }

  /// The key to which the secret of an import is to be sealed, or which approvals are missing. They
  /// are not spent yet.
  ///
  /// @param approvals compact JWS
  /// @param now for the freshness of the document
  public Outcome<TransportResult> importTransport(
      ImportRequest request, List<String> approvals, Instant now) {
    return keys().transport(request, approvals, now);
  }

  /// Brings a key that was sealed to the import's transport key. The same request again gives the
  /// same wallet.
  ///
  /// @param sealed HPKE with [VerifiedTransport#info] and without additional data
  /// @param approvals compact JWS
  public Outcome<CommandResult<Wallet>> importKey(
      ImportRequest request, Bytes sealed, List<String> approvals) {
    return keys().importKey(request, sealed, approvals);
  }

  /// Brings a key that KMS encrypted, in the blob that the request names. The same request again
  /// gives the same wallet.
  ///
  /// Refused: `IMP-*`, `KMS-*`, `APR-*`, and as every command.
  ///
  /// @throws IllegalArgumentException if the request names another blob
  public Outcome<CommandResult<Wallet>> importBlob(
      ImportRequest request, KmsBlob blob, List<String> approvals) {
    return keys().importBlob(request, blob, approvals);
  }

  /// Releases a held key, or says which approvals are missing.
  ///
  /// @param approvals compact JWS of type `key-release`
  public Outcome<CommandResult<Wallet>> releaseKey(ReleaseRequest request, List<String> approvals) {
    return keys().release(request, approvals);
  }

  private KeyCommands keys() {
    return new KeyCommands(this, calls, new Commands(this, calls));
  }

  /// Whether the agent reads the transaction as it was read here. Refused: `APR-REVIEW` if not.
  public Outcome<ReviewReply> review(PreparedTransaction prepared) {
    return new Commands(this, calls).review(prepared);
  }

  /// What the policy would say of the transaction if these had approved it or asked for it; nothing
  /// is changed by asking. Refused as the request itself would be.
  ///
  /// @param approvedBy ids of officers
  /// @param client id of a client
  /// @param at nothing: now, by the agent's clock
  public Outcome<WhatIfReply> whatIf(
      PreparedTransaction prepared,
      List<String> approvedBy,
      Optional<String> client,
      Optional<Instant> at) {
    return new Commands(this, calls).whatIf(prepared, approvedBy, client, at);
  }

  /// Signs a transaction, or says which approvals are missing. The same request again gives the
  /// same signature.
  ///
  /// @param approvals compact JWS
  public Outcome<CommandResult<EvmSigned>> sign(
      PreparedTransaction prepared, List<String> approvals) {
    return new Commands(this, calls).sign(prepared, approvals);
  }

  /// Signs several transactions by one call, each whole or refused; all or none if `atomic`.
  /// Without approvals and not atomic, policy must allow each without any.
  ///
  /// @param items 1 to [SignBatchCall#MOST]
  /// @param approvals compact JWS over the [BatchRequest] of the items
  public Outcome<BatchAnswer> signBatch(
      List<PreparedTransaction> items, boolean atomic, List<String> approvals) {
    return new BatchCommands(this, calls, new Commands(this, calls)).sign(items, atomic, approvals);
  }

  @Override
  public void close() {
    connection.close();
  }

  Expectation expected() {
    return expected;
  }

  String path(String below) {
    return "/api/enclaves/" + expected.enclave() + "/" + below;
  }

  /// `outcome`; a refusal ends the connection, because it is about what the agent said.
  <T> Outcome<T> trusted(Outcome<T> outcome) {
    return switch (outcome) {
      case Accepted<T> accepted -> accepted;
      case Refused<T>(Refusal refusal) -> {
        connection.end(refusal);
        yield Outcome.refused(refusal);
      }
    };
  }
}
