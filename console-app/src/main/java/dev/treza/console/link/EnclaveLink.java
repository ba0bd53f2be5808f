package dev.treza.console.link;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One enclave. Every call but [#attest] uses a connection that was attested just before; each may
/// take as long as the network does. A command is never sent a second time by itself.
public interface EnclaveLink {
  /// Opens a new connection and verifies it. Refused: `CHN-*` if there is no connection to verify.
  Outcome<Attestation> attest() throws InterruptedException;

  /// A fresh document for an officer behind an air gap, which has been verified when it comes back.
  ///
  /// @param nonce his own, 32 bytes
  /// @param request digest of the request he decides
  Outcome<AttestationReply> challenge(Bytes nonce, Digest request) throws InterruptedException;

  /// The root charter and its amendments up to the one in force, each verified from the pinned
  /// root.
  Outcome<CharterChain> charters() throws InterruptedException;

  /// The same as a file that anybody verifies without a connection.
  Outcome<CharterArchive> archive() throws InterruptedException;

  /// Amends the charter, or says what is missing.
  ///
  /// @param request what `call` asks for
  Outcome<Answer<Charter>> amend(AmendmentRequest request, AmendmentCall call)
      throws InterruptedException;

  /// Suspends or lifts, or says what is missing.
  ///
  /// @param approvals compact JWS of type `suspension`; none to be told what is missing
  Outcome<Answer<SuspensionRequest>> suspend(SuspensionRequest request, List<String> approvals)
      throws InterruptedException;

  /// What is suspended now.
  Outcome<List<Suspended>> suspensions() throws InterruptedException;

  Outcome<List<Wallet>> wallets() throws InterruptedException;

  /// Makes a wallet, or says what is missing.
  ///
  /// @param approvals compact JWS; none to be told what is missing
  Outcome<Answer<Wallet>> generateWallet(WalletRequest request, List<String> approvals)
      throws InterruptedException;

  /// Imports the key in a blob that KMS encrypted, or says what is missing.
  ///
  /// @param request names `blob`
  /// @param approvals compact JWS; none to be told what is missing
  Outcome<Answer<Wallet>> importBlob(ImportRequest request, KmsBlob blob, List<String> approvals)
      throws InterruptedException;

  /// Releases a held key, or says what is missing.
  ///
  /// @param approvals compact JWS of type `key-release`; none to be told what is missing
  Outcome<Answer<Wallet>> release(ReleaseRequest request, List<String> approvals)
      throws InterruptedException;

  /// Whether the enclave reads the transaction as it was read here. Refused: `APR-REVIEW` if not.
  Outcome<ReviewReply> review(PreparedTransaction prepared) throws InterruptedException;

  /// What the policy would say if these had approved it or asked for it; nothing is changed.
  ///
  /// @param approvedBy ids of officers
  /// @param client id of a client
  /// @param at nothing: now
  Outcome<WhatIfReply> whatIf(
      PreparedTransaction prepared,
      List<String> approvedBy,
      Optional<String> client,
      Optional<Instant> at)
      throws InterruptedException;

  /// Signs, or says what is missing; the signature has been verified when it comes back.
  ///
  /// @param approvals compact JWS; none to be told what is missing
  Outcome<Answer<EvmSigned>> sign(PreparedTransaction prepared, List<String> approvals)
      throws InterruptedException;

  /// Signs several as one batch, or says what is missing; every signature has been verified.
  ///
  /// @param approvals compact JWS over the batch; none to be told what is missing
  Outcome<BatchAnswer> signBatch(
      List<PreparedTransaction> items, boolean atomic, List<String> approvals)
      throws InterruptedException;

  /// The audit chain, every entry verified before it is handed on. Refused: `AUD-*` with the first
  /// broken entry.
  ///
  /// @return the last entry; nothing if the range is empty
  Outcome<Optional<AuditPosition>> audit(AuditRange range, Consumer<AuditEntry> entries)
      throws InterruptedException;

  /// The same as lines of a file that is verified without the enclave.
  Outcome<Optional<AuditPosition>> exportAudit(AuditRange range, Consumer<Bytes> lines)
      throws InterruptedException;
}
