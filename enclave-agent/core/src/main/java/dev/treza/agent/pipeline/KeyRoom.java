package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.RecoverableSignature;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.store.WalletOwners;
import dev.treza.agent.wallet.Wallets;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The only place where keys of wallets are used. Its door demands [Authorised], which nobody but
/// the recorder can make; the key lives in locked memory for this one use.
final class KeyRoom {
  private final Wallets wallets;
  private final WalletOwners owners;
  private final Secp256k1 secp256k1;

  KeyRoom(Wallets wallets, WalletOwners owners, Secp256k1 secp256k1) {
    this.wallets = wallets;
    this.owners = owners;
    this.secp256k1 = secp256k1;
  }

  /// Signs, and verifies its own signatures before anybody sees them, one outcome for each in the
  /// given order. The key of a wallet is opened once for those that follow each other. Refused:
  /// what [Wallets#open] refuses.
  ///
  /// @throws StoreException with `WALLET-FENCED` if another boot has taken a wallet
  List<Outcome<EvmSigned>> sign(List<Authorised<PreparedTransaction>> authorised)
      throws SealException, StoreException {
    List<Outcome<EvmSigned>> outcomes = new ArrayList<>();
    while (outcomes.size() < authorised.size()) {
      List<Authorised<PreparedTransaction>> rest =
          authorised.subList(outcomes.size(), authorised.size());
      outcomes.addAll(ofOneWallet(rest, rest.getFirst().task().request().wallet()));
    }
    return outcomes;
  }

  private List<Outcome<EvmSigned>> ofOneWallet(
      List<Authorised<PreparedTransaction>> rest, Wallet wallet)
      throws SealException, StoreException {
    List<PreparedTransaction> tasks =
        rest.stream()
            .map(Authorised::task)
            .takeWhile(task -> task.request().wallet().equals(wallet))
            .toList();
    owners.require(wallet.id());
    return switch (wallets.open(wallet)) {
      case Refused<SecretBuffer>(Refusal refusal) ->
          Collections.nCopies(tasks.size(), Outcome.refused(refusal));
      case Accepted<SecretBuffer>(SecretBuffer key) -> {
        try (key) {
          List<Outcome<EvmSigned>> signed = new ArrayList<>();
          for (PreparedTransaction task : tasks) {
            signed.add(Outcome.accepted(sign(task, key)));
          }
          yield signed;
        }
      }
    };
  }

  private EvmSigned sign(PreparedTransaction task, SecretBuffer key) throws SealException {
    byte[] hash = task.payload().signingHash().toArray();
    RecoverableSignature signature = secp256k1.sign(key, hash);
    byte[] compact = signature.compact();
    if (!secp256k1.verify(task.request().wallet().publicKey().toArray(), hash, compact)) {
      throw new SealException("the key does not belong to the wallet: its signature is wrong");
    }
    return task.payload()
        .assemble(
            new EvmSignature(
                new BigInteger(1, compact, 0, 32),
                new BigInteger(1, compact, 32, 32),
                signature.recoveryId()));
  }
}
