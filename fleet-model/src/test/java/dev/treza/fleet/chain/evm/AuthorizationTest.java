package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.evm.EvmSamples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private static final EvmSignature SIGNATURE = new EvmSignature(BigInteger.ONE, BigInteger.TWO, 0);

  @Test
  void namesAnotherAccountOnceAnythingIsChanged() {
    Authorization one = new Authorization(BigInteger.ONE, ALICE, BigInteger.ZERO, SIGNATURE);
    Authorization other = new Authorization(BigInteger.TWO, ALICE, BigInteger.ZERO, SIGNATURE);
    assertThat(one.authority()).isPresent().isNotEqualTo(other.authority());
  }

  @Test
  void namesNoAccountWhereNobodySigned() {
    // x = 5 is not the coordinate of any point of secp256k1
    EvmSignature nobody = new EvmSignature(BigInteger.valueOf(5), BigInteger.TWO, 0);
    assertThat(new Authorization(BigInteger.ONE, ALICE, BigInteger.ZERO, nobody).authority())
        .isEmpty();
  }

  @Test
  void holdsOnEveryChainWhereItNamesNone() {
    assertThat(
            new Authorization(BigInteger.ZERO, ALICE, BigInteger.ZERO, SIGNATURE)
                .holdsOnEveryChain())
        .isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Authorization(BigInteger.TWO.pow(63), ALICE, BigInteger.ZERO, SIGNATURE));
  }
}
