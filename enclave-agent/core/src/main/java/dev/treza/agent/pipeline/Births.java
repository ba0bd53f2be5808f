package dev.treza.agent.pipeline;

import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Wallets;
import dev.treza.agent.wallet.Wallets.Unborn;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.concurrent.locks.ReentrantLock;

/// The last step of every new wallet: it and its receipt become true together. Wallets are made one
/// at a time, so that what was found to have room still has it then.
final class Births {
  private final Wallets wallets;
  private final Receipts receipts;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  Births(Wallets wallets, Receipts receipts) {
    this.wallets = wallets;
    this.receipts = receipts;
  }

  /// Held from the first look at the state until the wallet is born.
  ReentrantLock oneAtATime() {
    return oneAtATime;
  }

  WalletReply born(ReceiptEvent event, Authorised<?> authorised, Unborn unborn)
      throws StoreException, SigningException {
    Wallet wallet = unborn.wallet();
    StoredEntry entry =
        receipts.issue(
            event,
            authorised.request(),
            Digest.of(CanonicalJson.encode(wallet.toJson())),
            authorised.time(),
            sequence -> wallets.birth(unborn, authorised.request(), sequence));
    return new WalletReply(wallet, entry.jws());
  }

  /// What was answered when `wallet` was born.
  WalletReply again(Wallet wallet) throws StoreException {
    long sequence = wallets.receiptOf(wallet.id()).orElseThrow();
    return new WalletReply(wallet, receipt(sequence));
  }

  String receipt(long sequence) throws StoreException {
    return receipts
        .chain()
        .entry(sequence)
        .orElseThrow(() -> new StoreException("the receipt of a wallet is missing"));
  }
}
