package dev.treza.sdk.peer;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/// A wallet whose key the test knows.
public record TestWallet(BigInteger key) {
  private static final ECDomainParameters CURVE = domain();

  public static TestWallet of(long key) {
    return new TestWallet(BigInteger.valueOf(key));
  }

  public Bytes publicKey() {
    return Bytes.of(CURVE.getG().multiply(key).normalize().getEncoded(false));
  }

  public Wallet wallet(String id, Optional<String> purpose) {
    return new Wallet(
        id,
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        1,
        publicKey(),
        EvmAddress.ofPublicKey(publicKey()).checksummed(),
        WalletState.ACTIVE,
        purpose,
        Instant.ofEpochMilli(1_800_000_000_000L));
  }

  public EvmSigned sign(EvmPayload payload) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(key, CURVE));
    BigInteger[] rs = signer.generateSignature(payload.signingHash().toArray());
    BigInteger order = CURVE.getN();
    BigInteger low = rs[1].min(order.subtract(rs[1]));
    EvmSigned even = payload.assemble(new EvmSignature(rs[0], low, 0));
    return Accept.accepted(even.publicKey()).equals(publicKey())
        ? even
        : payload.assemble(new EvmSignature(rs[0], low, 1));
  }

  private static ECDomainParameters domain() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }
}
