package dev.treza.console.link.agent;

import dev.treza.console.link.Answer;
import dev.treza.console.link.Attestation;
import dev.treza.console.link.CheckedStep;
import dev.treza.console.link.EnclaveLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
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
import dev.treza.sdk.AttestationAttempt;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.AuditHeads;
import dev.treza.sdk.AuditRange;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.CharterArchive;
import dev.treza.sdk.CharterChain;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.KnownHead;
import dev.treza.sdk.ProvisionalChannel;
import dev.treza.sdk.Timeouts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// One enclave over its own connection. Every call opens, attests, asks and closes: a command is
/// never older than its attestation (rule `CHN-STALE`), and no connection is shared.
public final class AttestedLink implements EnclaveLink {
  private static final Duration EMULATED = Duration.ofMinutes(2);

  private final KnownEnclave enclave;
  private final Locator locator;
  private final SecureRandom random;
  private final InstantSource clock;
  private final AuditHeads heads;
  private final Optional<ClientIdentity> client;

  /// @param heads of the audit chains: no call is made on an enclave whose chain is not the one
  ///   that was seen before
  public AttestedLink(
      KnownEnclave enclave,
      Locator locator,
      SecureRandom random,
      InstantSource clock,
      AuditHeads heads) {
    this(enclave, locator, random, clock, heads, Optional.empty());
  }

  /// @param client whose certificate every connection shows
  public AttestedLink(
      KnownEnclave enclave,
      Locator locator,
      SecureRandom random,
      InstantSource clock,
      AuditHeads heads,
      Optional<ClientIdentity> client) {
    this.heads = heads;
    this.enclave = enclave;
    this.locator = locator;
    this.random = random;
    this.clock = clock;
    this.client = client;
  }

  /// What is demanded of the enclave, with its pinned root.
  public static Expectation expectation(KnownEnclave enclave) {
    return new Expectation(
        enclave.anchor(),
        enclave.measurements(),
        enclave.id(),
        new ExpectedRoot.Pinned(enclave.charterRoot()),
        enclave.place());
  }

  @Override
  public Outcome<Attestation> attest() {
    return attempt(
        expectation(enclave),
        timed -> {
          timed.close();
          return Outcome.accepted(timed.attestation());
        });
  }

  @Override
  public Outcome<AttestationReply> challenge(Bytes nonce, Digest request) {
    return on(channel -> channel.challenge(nonce, request));
  }

  @Override
  public Outcome<CharterChain> charters() {
    return on(AttestedChannel::charters);
  }

  @Override
  public Outcome<CharterArchive> archive() {
    return on(channel -> channel.charters().then(_ -> channel.archive()));
  }

  @Override
  public Outcome<Answer<Charter>> amend(AmendmentRequest request, AmendmentCall call) {
    return on(channel -> channel.amend(request, call)).map(AttestedLink::answer);
  }

  @Override
  public Outcome<Answer<SuspensionRequest>> suspend(
      SuspensionRequest request, List<String> approvals) {
    return on(channel -> channel.suspend(request, approvals)).map(AttestedLink::answer);
  }

  @Override
  public Outcome<List<Suspended>> suspensions() {
    return on(AttestedChannel::suspensions);
  }

  @Override
  public Outcome<List<Wallet>> wallets() {
    return on(AttestedChannel::wallets);
  }

  @Override
  public Outcome<Answer<Wallet>> generateWallet(WalletRequest request, List<String> approvals) {
    return on(channel -> channel.generateWallet(request, approvals)).map(AttestedLink::answer);
  }

  @Override
  public Outcome<Answer<Wallet>> importBlob(
      ImportRequest request, KmsBlob blob, List<String> approvals) {
    return on(channel -> channel.importBlob(request, blob, approvals)).map(AttestedLink::answer);
  }

  @Override
  public Outcome<Answer<Wallet>> release(ReleaseRequest request, List<String> approvals) {
    return on(channel -> channel.releaseKey(request, approvals)).map(AttestedLink::answer);
  }

  @Override
  public Outcome<ReviewReply> review(PreparedTransaction prepared) {
    return on(channel -> channel.review(prepared));
  }

  @Override
  public Outcome<WhatIfReply> whatIf(
      PreparedTransaction prepared,
      List<String> approvedBy,
      Optional<String> asking,
      Optional<Instant> at) {
    return on(channel -> channel.whatIf(prepared, approvedBy, asking, at));
  }

  @Override
  public Outcome<Answer<EvmSigned>> sign(PreparedTransaction prepared, List<String> approvals) {
    return on(channel -> channel.sign(prepared, approvals)).map(AttestedLink::answer);
  }

  @Override
  public Outcome<BatchAnswer> signBatch(
      List<PreparedTransaction> items, boolean atomic, List<String> approvals) {
    return on(channel -> channel.signBatch(items, atomic, approvals));
  }

  @Override
  public Outcome<Optional<AuditPosition>> audit(AuditRange range, Consumer<AuditEntry> entries) {
    return on(channel -> channel.audit(range, entries));
  }

  @Override
  public Outcome<Optional<AuditPosition>> exportAudit(AuditRange range, Consumer<Bytes> lines) {
    return on(channel -> channel.exportAudit(range, lines));
  }

  /// Runs `call` on a fresh attested channel that expects `expected`.
  public <T> Outcome<T> on(Expectation expected, Function<AttestedChannel, Outcome<T>> call) {
    return attempt(
        expected,
        timed -> {
          try (timed) {
            return timed.attempt().channel().then(call);
          }
        });
  }

  private <T> Outcome<T> on(Function<AttestedChannel, Outcome<T>> call) {
    return on(expectation(enclave), call);
  }

  private <T> Outcome<T> attempt(Expectation expected, Function<Timed, Outcome<T>> use) {
    return KnownHead.of(heads, enclave.charterRoot())
        .then(known ->
            locator
                .locate()
                .then((Endpoint endpoint) ->
                    ProvisionalChannel.open(endpoint, timeouts(), client, random))
                .then(channel -> use.apply(attempt(channel, expected, known))));
  }

  private Timed attempt(ProvisionalChannel channel, Expectation expected, KnownHead known) {
    try (channel) {
      Instant begin = clock.instant();
      AttestationAttempt attempt = channel.attest(expected, begin);
      Instant end = clock.instant();
      return new Timed(following(attempt, known), end, Duration.between(begin, end));
    }
  }

  private AttestationAttempt following(AttestationAttempt attempt, KnownHead known) {
    return new AttestationAttempt(
        attempt.report(),
        attempt.binding(),
        attempt.document(),
        attempt.statement(),
        attempt.channel().then(channel -> channel.follow(known).map(_ -> channel)));
  }

  private static <T> Answer<T> answer(CommandResult<T> result) {
    return switch (result) {
      case CommandResult.Done<T>(T value, var receipt) -> new Answer.Done<>(value, receipt.jws());
      case CommandResult.Pending<T>(var missing) -> new Answer.Missing<>(missing);
    };
  }

  /// An emulated processor takes its time for the first handshakes.
  private Timeouts timeouts() {
    return enclave.forgetful() ? new Timeouts(EMULATED, EMULATED) : Timeouts.USUAL;
  }

  private record Timed(AttestationAttempt attempt, Instant at, Duration took)
      implements AutoCloseable {
    Attestation attestation() {
      List<CheckedStep> binding =
          attempt.binding().entrySet().stream()
              .map(entry ->
                  new CheckedStep(entry.getKey().id(), entry.getKey().title(), entry.getValue()))
              .toList();
      return new Attestation(
          at,
          took,
          attempt.report(),
          binding,
          channelRefusal(),
          attempt.document(),
          attempt.statement());
    }

    private Optional<Refusal> channelRefusal() {
      return switch (attempt.channel()) {
        case Outcome.Accepted<AttestedChannel> _ -> Optional.empty();
        case Outcome.Refused<AttestedChannel>(Refusal refusal) -> Optional.of(refusal);
      };
    }

    @Override
    public void close() {
      switch (attempt.channel()) {
        case Outcome.Accepted<AttestedChannel>(AttestedChannel channel) -> channel.close();
        case Outcome.Refused<AttestedChannel> _ -> {}
      }
    }
  }
}
