package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.RecoverableSignature;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.agent.wallet.Wallets;
import dev.treza.agent.wallet.Wallets.Unborn;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.math.BigInteger;
import java.util.Arrays;

/// The only place where keys are made and used. Both its doors demand [Authorised], which nobody
/// but the recorder can make; the key lives in locked memory for this one use.
final class KeyRoom {
  private final Wallets wallets;
  private final Secp256k1 secp256k1;
  private final SecretSource secrets;
  private final NsmDevice nsm;

  KeyRoom(Wallets wallets, Secp256k1 secp256k1, SecretSource secrets, NsmDevice nsm) {
    this.wallets = wallets;
    this.secp256k1 = secp256k1;
    this.secrets = secrets;
    this.nsm = nsm;
  }

  /// Makes a key from the kernel's and the security module's entropy and seals it.
  Unborn generate(Authorised<WalletRequest> authorised)
      throws SealException, StoreException, DeviceException {
    byte[] entropy = Arrays.copyOf(nsm.random(), SecretSource.LENGTH);
    try (SecretBuffer key = secrets.secp256k1Key(entropy)) {
      return wallets.seal(wallet(authorised, Bytes.of(secp256k1.publicKey(key))), key);
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a new key", e);
    }
  }

  /// Signs and verifies its own signature before anybody sees it. Refused: what [Wallets#open]
  /// refuses.
  Outcome<EvmSigned> sign(Authorised<PreparedTransaction> authorised)
      throws SealException, StoreException {
    return switch (wallets.open(authorised.task().request().wallet())) {
      case Refused<SecretBuffer>(Refusal refusal) -> Outcome.refused(refusal);
      case Accepted<SecretBuffer>(SecretBuffer key) -> {
        try (key) {
          yield Outcome.accepted(sign(authorised.task(), key));
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

  private static Wallet wallet(Authorised<WalletRequest> authorised, Bytes publicKey) {
    WalletRequest request = authorised.task();
    EvmAddress address = EvmAddress.ofPublicKey(publicKey);
    return new Wallet(
        walletId(request, authorised.request()),
        request.blockchain(),
        request.network(),
        1,
        publicKey,
        address.checksummed(),
        WalletState.ACTIVE,
        request.purpose(),
        authorised.time());
  }

  /// The id follows from the request, so that a repeated request can never make two wallets.
  static String walletId(WalletRequest request, Digest digest) {
    String id = request.blockchain().text() + "-" + digest.hex().substring(0, 12);
    if (!Ids.valid(id)) {
      throw new IllegalStateException("no id: " + id);
    }
    return id;
  }
}
