package dev.treza.fleet.chain.evm.peer;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSignature;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import java.math.BigInteger;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/// A key of nobody's, for tests.
final class TestKey {
  private static final BigInteger SECRET = new BigInteger("c0ffee".repeat(10), 16);
  private static final ECDomainParameters CURVE = domain();

  private TestKey() {}

  static EvmAddress address() {
    return EvmAddress.ofPublicKey(publicKey());
  }

  static EvmSignature sign(Bytes hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(SECRET, CURVE));
    BigInteger[] rs = signer.generateSignature(hash.toArray());
    BigInteger low = rs[1].min(CURVE.getN().subtract(rs[1]));
    EvmSignature even = new EvmSignature(rs[0], low, 0);
    return accepted(even.publicKey(hash)).equals(publicKey())
        ? even
        : new EvmSignature(rs[0], low, 1);
  }

  static EvmSigned sign(EvmPayload payload) {
    return payload.assemble(sign(payload.signingHash()));
  }

  private static Bytes publicKey() {
    return Bytes.of(CURVE.getG().multiply(SECRET).normalize().getEncoded(false));
  }

  private static ECDomainParameters domain() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256k1");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }
}
