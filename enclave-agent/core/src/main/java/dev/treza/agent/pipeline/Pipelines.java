package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.WalletOwners;
import dev.treza.agent.time.DecisionClock;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.agent.wallet.MasterSeed;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.RequestHead;

/// Everything that makes and uses keys, put together for one charter.
public record Pipelines(
    WalletPipeline wallets,
    ImportPipeline imports,
    ReleasePipeline releases,
    TransactionPipeline transactions,
    BatchPipeline batches) {
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
      NsmDevice nsm,
      Receipts receipts) {}

  public static Pipelines of(RequestHead head, Charter charter, Parts parts) {
    Wallets wallets = parts.wallets();
    Receipts receipts = parts.receipts();
    Judge judge = new Judge(charter, head.enclave(), parts.clock());
    CeremonyJudge ceremony =
        new CeremonyJudge(charter, head.enclave(), receipts.boot(), parts.clock());
    Recorder recorder = new Recorder(head, parts.store(), parts.owners());
    WalletGate gate = new WalletGate(judge, recorder);
    NewWalletRules rules = new NewWalletRules(charter, wallets);
    NewKeys keys =
        new NewKeys(wallets, parts.masterSeed(), parts.transports(), parts.crypto(), parts.nsm());
    Births births = new Births(wallets, receipts);
    Signatures signatures =
        new Signatures(
            parts.store(),
            parts.owners(),
            new KeyRoom(wallets, parts.owners(), parts.crypto().secp256k1()),
            receipts);
    TransactionPipeline transactions =
        new TransactionPipeline(head, charter.addressBook(), wallets, judge, recorder, signatures);
    return new Pipelines(
        new WalletPipeline(head, wallets, rules, gate, keys, births),
        new ImportPipeline(head, wallets, rules, gate, keys, parts.transports(), births),
        new ReleasePipeline(head, wallets, parts.owners(), ceremony, recorder, receipts, births),
        transactions,
        new BatchPipeline(head, transactions, judge, recorder, signatures));
  }
}
