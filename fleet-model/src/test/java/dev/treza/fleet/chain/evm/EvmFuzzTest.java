package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.evm.EvmSamples.CASES;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.junit.jupiter.api.Test;

/// Seeded loops over good, damaged and random input. Any unchecked exception fails them.
class EvmFuzzTest {
  private static final long SEED = 0x65766dL;

  @Test
  void parsingUndoesSerialising() {
    EvmSamples samples = new EvmSamples(SEED);
    for (int i = 0; i < CASES; i++) {
      EvmTransaction transaction = samples.transaction();
      assertThat(accepted(EvmTransaction.parseUnsigned(transaction.signingBytes())))
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(transaction);
    }
  }

  @Test
  void parsingUndoesAssembling() {
    EvmSamples samples = new EvmSamples(SEED + 1);
    for (int i = 0; i < CASES; i++) {
      SignedEvmTransaction signed =
          samples.transaction().assemble(BigInteger.valueOf(i + 1L), BigInteger.TWO, i & 1);
      assertThat(accepted(SignedEvmTransaction.parse(signed.raw())))
          .as("seed %d, case %d", SEED + 1, i)
          .isEqualTo(signed);
    }
  }

  @Test
  void acceptsDamagedBytesOnlyIfTheyAreAnotherTransaction() {
    EvmSamples samples = new EvmSamples(SEED + 2);
    int acceptedCases = 0;
    for (int i = 0; i < CASES; i++) {
      Bytes damaged = samples.mutated(samples.transaction().signingBytes());
      if (EvmTransaction.parseUnsigned(damaged)
          instanceof Outcome.Accepted<EvmTransaction>(var transaction)) {
        acceptedCases++;
        assertThat(transaction.signingBytes())
            .as("seed %d, case %d", SEED + 2, i)
            .isEqualTo(damaged);
      }
    }
    assertThat(acceptedCases).as("damage inside a field is another value").isPositive();
  }

  @Test
  void acceptsDamagedSignedBytesOnlyIfTheyAreAnotherTransaction() {
    EvmSamples samples = new EvmSamples(SEED + 3);
    int acceptedCases = 0;
    for (int i = 0; i < CASES; i++) {
      Bytes raw = samples.transaction().assemble(BigInteger.TEN, BigInteger.TWO, i & 1).raw();
      Bytes damaged = samples.mutated(raw);
      if (SignedEvmTransaction.parse(damaged)
          instanceof Outcome.Accepted<SignedEvmTransaction>(var signed)) {
        acceptedCases++;
        assertThat(signed.raw()).as("seed %d, case %d", SEED + 3, i).isEqualTo(damaged);
      }
    }
    assertThat(acceptedCases).as("damage inside a field is another value").isPositive();
  }

  @Test
  void recoversOnlyAKeyThatVerifiesTheSignature() {
    EvmSamples samples = new EvmSamples(SEED + 6);
    int recovered = 0;
    for (int i = 0; i < CASES / 20; i++) {
      SignedEvmTransaction signed = samples.signed();
      if (signed.publicKey() instanceof Outcome.Accepted<Bytes>(var key)) {
        recovered++;
        assertThat(verifies(signed, key)).as("seed %d, case %d", SEED + 6, i).isTrue();
      }
    }
    assertThat(recovered).as("every other r is the coordinate of a point").isPositive();
  }

  /// About one string in a million happens to be a legacy transaction.
  @Test
  void acceptsRandomBytesOnlyIfTheyAreATransaction() {
    EvmSamples samples = new EvmSamples(SEED + 4);
    for (int i = 0; i < CASES; i++) {
      Bytes noise = samples.bytes(200);
      switch (EvmTransaction.parseUnsigned(noise)) {
        case Outcome.Accepted<EvmTransaction>(var transaction) ->
            assertThat(transaction.signingBytes())
                .as("seed %d, case %d", SEED + 4, i)
                .isEqualTo(noise);
        case Outcome.Refused<EvmTransaction>(var refusal) ->
            assertThat(refusal.id()).isInstanceOf(TransactionRefusal.class);
      }
    }
  }

  private static boolean verifies(SignedEvmTransaction signed, Bytes key) {
    var curve = CustomNamedCurves.getByName("secp256k1");
    var point = curve.getCurve().decodePoint(key.toArray());
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, new ECPublicKeyParameters(point, new ECDomainParameters(curve)));
    return verifier.verifySignature(
        signed.transaction().signingHash().toArray(),
        signed.signature().r(),
        signed.signature().s());
  }
}
