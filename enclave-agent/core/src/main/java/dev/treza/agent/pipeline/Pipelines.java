package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.time.DecisionClock;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.RequestHead;

/// Everything that uses keys, put together for one charter.
public record Pipelines(WalletPipeline wallets, TransactionPipeline transactions) {
  /// What the pipelines need from outside.
  ///
  /// @param nsm gives entropy for new keys
  public record Parts(
      StateStore store,
      Wallets wallets,
      DecisionClock clock,
      Secp256k1 secp256k1,
      SecretSource secrets,
      NsmDevice nsm,
      Receipts receipts) {}

  public static Pipelines of(RequestHead head, Charter charter, Parts parts) {
    Judge judge = new Judge(charter, head.enclave(), parts.clock());
    Recorder recorder = new Recorder(parts.store());
    KeyRoom keys = new KeyRoom(parts.wallets(), parts.secp256k1(), parts.secrets(), parts.nsm());
    return new Pipelines(
        new WalletPipeline(head, charter, parts.wallets(), judge, recorder, keys, parts.receipts()),
        new TransactionPipeline(
            head,
            charter.addressBook(),
            parts.store(),
            parts.wallets(),
            judge,
            recorder,
            keys,
            parts.receipts()));
  }
}
