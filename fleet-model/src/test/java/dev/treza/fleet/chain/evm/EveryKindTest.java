package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.CHAIN;
import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIZE;
import static dev.treza.fleet.chain.TransactionRefusal.TRAILING;
import static dev.treza.fleet.chain.TransactionRefusal.TRUNCATED;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Networks;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for each of the five kinds of transaction alike.
class EveryKindTest {
  static Stream<EvmTransaction> kinds() {
    EvmSamples samples = new EvmSamples(0x6b696e64L);
    return Stream.of(
        samples.legacy().on(BigInteger.ONE),
        samples.eip2930(),
        samples.eip1559(),
        samples.eip4844(),
        samples.eip7702());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsWhatItWrites(EvmTransaction transaction) {
    assertThat(accepted(EvmTransaction.parseUnsigned(transaction.signingBytes())))
        .isEqualTo(transaction);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsWhatItWritesSigned(EvmTransaction transaction) {
    SignedEvmTransaction signed = transaction.assemble(BigInteger.ONE, BigInteger.TWO, 1);
    assertThat(accepted(SignedEvmTransaction.parse(signed.raw()))).isEqualTo(signed);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesEveryTruncation(EvmTransaction transaction) {
    Bytes whole = transaction.signingBytes();
    for (int length = 0; length < whole.length(); length++) {
      assertThat(refused(EvmTransaction.parseUnsigned(whole.slice(0, length))).id())
          .as("%d bytes", length)
          .isEqualTo(TRUNCATED);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesATrailingByte(EvmTransaction transaction) {
    Bytes whole = transaction.signingBytes();
    assertRefused(
        EvmTransaction.parseUnsigned(whole.concat(Bytes.hex("00"))),
        TRAILING,
        "byte " + whole.length());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesOneThatIsSignedAlready(EvmTransaction transaction) {
    Bytes signed = transaction.assemble(BigInteger.ONE, BigInteger.ONE, 0).raw();
    assertThat(refused(EvmTransaction.parseUnsigned(signed)).id()).isEqualTo(SHAPE);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesMoreThan128KiB(EvmTransaction transaction) {
    Bytes padded = transaction.signingBytes().concat(Bytes.of(new byte[EvmTransaction.MAX_BYTES]));
    assertThat(refused(EvmTransaction.parseUnsigned(padded)).id()).isEqualTo(SIZE);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesAnotherChain(EvmTransaction transaction) {
    assertThat(refused(transaction.checkNetwork(Networks.local(31337))).id()).isEqualTo(CHAIN);
  }
}
