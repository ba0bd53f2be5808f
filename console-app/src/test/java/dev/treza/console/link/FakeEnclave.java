package dev.treza.console.link;

import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.CharterReply;
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
import dev.treza.sdk.AuditRange;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.CharterArchive;
import dev.treza.sdk.CharterChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An enclave that answers what it was told to, and remembers what it was asked.
public final class FakeEnclave implements EnclaveLink {
  public final List<WalletRequest> walletRequests = new ArrayList<>();
  public final List<ImportRequest> importRequests = new ArrayList<>();
  public final List<ReleaseRequest> releaseRequests = new ArrayList<>();
  public final List<PreparedTransaction> signRequests = new ArrayList<>();
  public final List<List<String>> approvals = new ArrayList<>();
  public final List<AmendmentCall> amendments = new ArrayList<>();
  public final List<SuspensionRequest> suspensionRequests = new ArrayList<>();
  public int attestations;

  private Outcome<Attestation> attestation = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<AttestationReply> challenge = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<List<Wallet>> wallets = Outcome.accepted(List.of());
  private Outcome<Answer<Wallet>> made = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<ReviewReply> review = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<BatchAnswer> batch = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<Optional<AuditPosition>> audited =
      Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<Answer<EvmSigned>> signed = Outcome.refused(ConsoleRefusal.STOPPED, "silent");

  private Outcome<CharterChain> charters = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<Answer<Charter>> amended = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<Answer<SuspensionRequest>> suspended =
      Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<List<Suspended>> suspensions = Outcome.accepted(List.of());

  /// Shows these charters, the root first.
  public FakeEnclave isRuledBy(Charter... chain) {
    return shows(
        Outcome.accepted(
            new CharterChain(
                List.of(chain), new CharterReply(chain[0].encoded(), List.of("g"), "r"))));
  }

  public FakeEnclave shows(Outcome<CharterChain> answer) {
    charters = answer;
    return this;
  }

  public FakeEnclave amends(Outcome<Answer<Charter>> answer) {
    amended = answer;
    return this;
  }

  public FakeEnclave suspends(Outcome<Answer<SuspensionRequest>> answer) {
    suspended = answer;
    return this;
  }

  public FakeEnclave hasSuspended(Suspended... now) {
    suspensions = Outcome.accepted(List.of(now));
    return this;
  }

  public FakeEnclave signsBatch(Outcome<BatchAnswer> answer) {
    batch = answer;
    return this;
  }

  public FakeEnclave attests(Outcome<Attestation> answer) {
    attestation = answer;
    return this;
  }

  public FakeEnclave answersChallenges(Outcome<AttestationReply> answer) {
    challenge = answer;
    return this;
  }

  public FakeEnclave lists(Outcome<List<Wallet>> answer) {
    wallets = answer;
    return this;
  }

  public FakeEnclave makes(Outcome<Answer<Wallet>> answer) {
    made = answer;
    return this;
  }

  public FakeEnclave reads(Outcome<ReviewReply> answer) {
    review = answer;
    return this;
  }

  public FakeEnclave signs(Outcome<Answer<EvmSigned>> answer) {
    signed = answer;
    return this;
  }

  @Override
  public Outcome<Attestation> attest() {
    attestations++;
    return attestation;
  }

  @Override
  public Outcome<AttestationReply> challenge(Bytes nonce, Digest request) {
    return challenge;
  }

  @Override
  public Outcome<CharterChain> charters() {
    return charters;
  }

  @Override
  public Outcome<CharterArchive> archive() {
    return Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  }

  @Override
  public Outcome<Answer<Charter>> amend(AmendmentRequest request, AmendmentCall call) {
    amendments.add(call);
    return amended;
  }

  @Override
  public Outcome<Answer<SuspensionRequest>> suspend(SuspensionRequest request, List<String> jws) {
    suspensionRequests.add(request);
    approvals.add(jws);
    return suspended;
  }

  @Override
  public Outcome<List<Suspended>> suspensions() {
    return suspensions;
  }

  @Override
  public Outcome<List<Wallet>> wallets() {
    return wallets;
  }

  @Override
  public Outcome<Answer<Wallet>> generateWallet(WalletRequest request, List<String> jws) {
    walletRequests.add(request);
    approvals.add(jws);
    return made;
  }

  @Override
  public Outcome<Answer<Wallet>> importBlob(ImportRequest request, KmsBlob blob, List<String> jws) {
    importRequests.add(request);
    approvals.add(jws);
    return made;
  }

  @Override
  public Outcome<Answer<Wallet>> release(ReleaseRequest request, List<String> jws) {
    releaseRequests.add(request);
    approvals.add(jws);
    return made;
  }

  @Override
  public Outcome<ReviewReply> review(PreparedTransaction prepared) {
    return review;
  }

  @Override
  public Outcome<WhatIfReply> whatIf(
      PreparedTransaction prepared,
      List<String> approvedBy,
      Optional<String> client,
      Optional<Instant> at) {
    return Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  }

  @Override
  public Outcome<BatchAnswer> signBatch(
      List<PreparedTransaction> items, boolean atomic, List<String> jws) {
    signRequests.addAll(items);
    approvals.add(jws);
    return batch;
  }

  @Override
  public Outcome<Answer<EvmSigned>> sign(PreparedTransaction prepared, List<String> jws) {
    signRequests.add(prepared);
    approvals.add(jws);
    return signed;
  }

  @Override
  public Outcome<Optional<AuditPosition>> audit(AuditRange range, Consumer<AuditEntry> entries) {
    return audited;
  }

  @Override
  public Outcome<Optional<AuditPosition>> exportAudit(AuditRange range, Consumer<Bytes> lines) {
    return audited;
  }
}
