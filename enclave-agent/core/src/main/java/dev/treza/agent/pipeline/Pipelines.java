package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.BlobOpener;
import dev.treza.agent.spending.Spendings;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.WalletOwners;
import dev.treza.agent.suspension.Suspensions;
import dev.treza.agent.time.DecisionClock;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.agent.wallet.MasterSeed;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.RequestHead;

/// Everything that makes and uses keys, put together for one charter.
public record Pipelines(
    Callers callers,
    WalletPipeline wallets,
    ImportPipeline imports,
    ReleasePipeline releases,
    TransactionPipeline transactions,
    BatchPipeline batches,
    SuspensionPipeline suspensions,
    AmendmentPipeline amendments,
    WhatIfPipeline whatIf) {
  /// What the pipelines need from outside.
  ///
  /// @param owners which wallets this boot owns
  /// @param nsm gives entropy for new keys
  public record Parts(
      StateStore store,
      Wallets wallets,
      WalletOwners owners,
      MasterSeed masterSeed,
      DecisionClock clock,
      CryptoTools crypto,
      TransportKeys transports,
      BlobOpener blobs,
      NsmDevice nsm,
      Receipts receipts) {}

  public static Pipelines of(RequestHead head, Charter charter, Parts parts) {
    Wallets wallets = parts.wallets();
    Receipts receipts = parts.receipts();
    Spendings spendings = new Spendings(parts.store());
    Holds holds = new Holds(parts.store());
    Suspensions suspensions = new Suspensions(parts.store());
    Callers callers = new Callers(charter, parts.clock(), suspensions);
    Judge judge =
        new Judge(charter, head.enclave(), parts.clock(), spendings, holds, suspensions, callers);
    Recorder recorder = new Recorder(head, charter.digest(), parts.store(), parts.owners());
    QuorumJudge quorums =
        new QuorumJudge(charter, head.enclave(), parts.clock(), recorder, suspensions);
    Gate judged = new Gate(judge, recorder, holds);
    SpendingDesk desk = new SpendingDesk(judged, spendings);
    WalletGate gate = new WalletGate(judged, recorder);
    NewWalletRules rules = new NewWalletRules(charter, wallets);
    Arrivals arrivals = new Arrivals(parts.transports(), parts.blobs());
    NewKeys keys = new NewKeys(wallets, parts.masterSeed(), arrivals, parts.crypto(), parts.nsm());
    Births births = new Births(wallets, receipts);
    Signatures signatures =
        new Signatures(
            parts.store(),
            parts.owners(),
            new KeyRoom(wallets, parts.owners(), parts.crypto().secp256k1()),
            receipts);
    RecordedRequests again = new RecordedRequests(judged, recorder, signatures);
    TransactionPipeline transactions =
        new TransactionPipeline(
            head, charter.addressBook(), wallets, suspensions, desk, recorder, again, signatures);
    return new Pipelines(
        callers,
        new WalletPipeline(head, wallets, rules, gate, keys, births),
        new ImportPipeline(head, wallets, rules, gate, keys, arrivals, births),
        new ReleasePipeline(
            head,
            wallets,
            parts.owners(),
            quorums,
            charter.ceremonyQuorum(),
            recorder,
            receipts,
            births),
        transactions,
        new BatchPipeline(head, transactions, desk, recorder, again, signatures),
        new SuspensionPipeline(
            head, charter, parts.store(), wallets, suspensions, quorums, recorder, receipts),
        new AmendmentPipeline(head, charter, quorums, recorder, holds, receipts),
        new WhatIfPipeline(
            charter, transactions, parts.clock(), spendings, holds, suspensions, callers));
  }
}
