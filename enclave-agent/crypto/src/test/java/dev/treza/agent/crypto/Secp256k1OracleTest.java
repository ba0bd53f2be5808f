package dev.treza.agent.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Keys and RFC 6979 signatures against an independent implementation.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Secp256k1OracleTest {
  private static final int COUNT = Boolean.getBoolean("treza.full") ? 20_000 : 200;

  private final SecretMemory memory = new SecretMemory();
  private final Secp256k1 curve;
  private final ECDomainParameters domain;

  Secp256k1OracleTest() throws Exception {
    curve = Secp256k1.open(memory);
    X9ECParameters named = SECNamedCurves.getByName("secp256k1");
    domain = new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
  }

  @AfterAll
  void close() {
    curve.close();
  }

  @Test
  void agreesWithTheOracleOnPublicKeys() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < COUNT; i++) {
      byte[] value = secret(random);
      try (SecretBuffer key = TestSecrets.of(memory, value)) {
        byte[] expected = domain.getG().multiply(new BigInteger(1, value)).getEncoded(false);
        assertThat(curve.publicKey(key)).as("seed 1, number %d", i).isEqualTo(expected);
      }
    }
  }

  @Test
  void agreesWithTheOracleOnSignatures() throws Exception {
    Random random = new Random(2);
    for (int i = 0; i < COUNT; i++) {
      byte[] value = secret(random);
      byte[] hash = new byte[32];
      random.nextBytes(hash);
      try (SecretBuffer key = TestSecrets.of(memory, value)) {
        assertThat(curve.sign(key, hash).compact())
            .as("seed 2, number %d", i)
            .isEqualTo(oracle(value, hash));
      }
    }
  }

  private byte[] oracle(byte[] key, byte[] hash) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, key), domain));
    BigInteger[] rs = signer.generateSignature(hash);
    byte[] compact = new byte[64];
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, rs[0]), 0, compact, 0, 32);
    System.arraycopy(BigIntegers.asUnsignedByteArray(32, rs[1]), 0, compact, 32, 32);
    return LowS.isHigh(compact) ? LowS.mirror(compact) : compact;
  }

  private static byte[] secret(Random random) {
    byte[] value = new byte[32];
    random.nextBytes(value);
    value[0] &= 0x7f; // surely below the order
    return value;
  }
}
