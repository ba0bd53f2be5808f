package dev.treza.console.link;

import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WhatIfReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.BatchAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An enclave that answers what it was told to, and remembers what it was asked.
public final class FakeEnclave implements EnclaveLink {
  public final List<WalletRequest> walletRequests = new ArrayList<>();
  public final List<ImportRequest> importRequests = new ArrayList<>();
  public final List<ReleaseRequest> releaseRequests = new ArrayList<>();
  public final List<PreparedTransaction> signRequests = new ArrayList<>();
  public final List<List<String>> approvals = new ArrayList<>();
  public int attestations;

  private Outcome<Attestation> attestation = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<AttestationReply> challenge = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<List<Wallet>> wallets = Outcome.accepted(List.of());
  private Outcome<Answer<Wallet>> made = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<ReviewReply> review = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<BatchAnswer> batch = Outcome.refused(ConsoleRefusal.STOPPED, "silent");
  private Outcome<Answer<EvmSigned>> signed = Outcome.refused(ConsoleRefusal.STOPPED, "silent");

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
}
