package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.SHAPE;
import static dev.treza.fleet.chain.TransactionRefusal.SIGNATURE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.integer;
import static dev.treza.fleet.chain.evm.EvmSamples.payment;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedEvmTransactionTest {
  private static final BigInteger ORDER =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);

  @Test
  void readsWhatItWrites() {
    SignedEvmTransaction signed = payment().assemble(integer(5), integer(7), 1);
    assertThat(accepted(SignedEvmTransaction.parse(signed.raw()))).isEqualTo(signed);
  }

  @Test
  void hashesTheRawBytes() {
    SignedEvmTransaction signed = payment().assemble(integer(5), integer(7), 1);
    assertThat(signed.hash()).isEqualTo(Keccak256.of(signed.raw()));
  }

  @Test
  void refusesTheOtherFormOfASignature() {
    BigInteger high = ORDER.subtract(integer(7));
    assertThatIllegalArgumentException().isThrownBy(() -> payment().assemble(integer(5), high, 1));
  }

  @ParameterizedTest
  @CsvSource({
    // six empty fields, then v, r, s
    "c9808080808080 80 01 01, SIGNATURE, byte 7",
    "c9808080808080 1a 01 01, SIGNATURE, byte 7",
    "c9808080808080 1d 01 01, SIGNATURE, byte 7",
    "c9808080808080 22 01 01, SIGNATURE, byte 7",
    "c9808080808080 23 01 01, RANGE, byte 7",
    "c9808080808080 24 01 01, RANGE, byte 7",
    "c9808080808080 1b 80 01, SIGNATURE, byte 8",
    "c9808080808080 1b 01 80, SIGNATURE, byte 9",
    "c6808080808080, SHAPE, byte 0",
    "02cc01808080808080 80c0 02 01 01, SIGNATURE, byte 11",
  })
  void refusesASignatureOutOfRange(String hex, String id, String place) {
    assertRefused(
        SignedEvmTransaction.parse(Bytes.hex(hex.replace(" ", ""))),
        TransactionRefusal.valueOf(id),
        place);
  }

  @Test
  void refusesAHighS() {
    Bytes raw =
        Bytes.hex(
            "e9"
                + "80".repeat(6)
                + "1b01a0"
                + ORDER.shiftRight(1).add(BigInteger.ONE).toString(16));
    assertRefused(SignedEvmTransaction.parse(raw), SIGNATURE, "byte 9");
  }

  @Test
  void refusesAnUnsignedTransaction() {
    assertRefused(SignedEvmTransaction.parse(payment().signingBytes()), SHAPE, "byte 1");
  }

  @Test
  void knowsNoSenderWhereRIsOnNoPoint() {
    // x = 5 is not the coordinate of any point of secp256k1
    SignedEvmTransaction signed = payment().assemble(integer(5), integer(7), 0);
    assertThat(refused(signed.sender()).id()).isEqualTo(SIGNATURE);
  }

  @Test
  void recoversAnotherSenderOnceAByteIsChanged() {
    SignedEvmTransaction signed = payment().assemble(integer(1), integer(7), 0);
    SignedEvmTransaction changed =
        EvmSamples.call(payment().to(), Bytes.hex("00")).assemble(integer(1), integer(7), 0);
    assertThat(accepted(changed.sender())).isNotEqualTo(accepted(signed.sender()));
  }
}
