package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SAFE;
import static dev.treza.fleet.chain.evm.review.Calls.SIGNER;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.chain.evm.review.Calls.review;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From which amount on an allowance is called unlimited (ADR 0041).
class AllowanceTest {
  private static final String UNLIMITED = "TXR-UNLIMITED-APPROVAL";
  private static final EvmAddress PERMIT2 =
      EvmSamples.address("000000000022d473030f116ddee9f6b43ac78ba3");
  private static final EvmAddress WETH =
      EvmSamples.address("c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");

  /// USDC has 6 decimals.
  @ParameterizedTest
  @CsvSource({"999999999999999, false", "1000000000000000, true"})
  void isABillionWholeTokensOfATokenThatIsKnown(BigInteger units, boolean unlimited) {
    isUnlimited(approve(USDC, units), unlimited);
    isUnlimited(
        review(USDC, call("increaseAllowance(address spender, uint256 added)", BOB, units)),
        unlimited);
    isUnlimited(ofPermit2(USDC, units), unlimited);
    isUnlimited(severalOfPermit2(USDC, units), unlimited);
    isUnlimited(permit(units), unlimited);
  }

  @ParameterizedTest
  @CsvSource({"999999999999999999999999999, false", "1000000000000000000000000000, true"})
  void dependsOnTheDecimalsOfTheToken(BigInteger units, boolean unlimited) {
    isUnlimited(approve(WETH, units), unlimited);
    isUnlimited(ofPermit2(WETH, units), unlimited);
  }

  /// 2^80.
  @ParameterizedTest
  @CsvSource({"1208925819614629174706175, false", "1208925819614629174706176, true"})
  void isCountedInSmallestUnitsOfATokenThatIsNot(BigInteger units, boolean unlimited) {
    isUnlimited(approve(SAFE, units), unlimited);
    isUnlimited(ofPermit2(SAFE, units), unlimited);
  }

  @ParameterizedTest
  @ValueSource(ints = {96, 128, 160})
  void isNotDodgedByAnAmountBelowTheLargestOfAType(int bits) {
    BigInteger most = BigInteger.ONE.shiftLeft(bits);
    for (int below : List.of(1, 2, 1_000_000)) {
      BigInteger units = most.subtract(BigInteger.valueOf(below));
      isUnlimited(approve(USDC, units), true);
      isUnlimited(ofPermit2(WETH, units), true);
      isUnlimited(severalOfPermit2(SAFE, units), true);
    }
  }

  @Test
  void judgesEachTokenOfSeveralByItsOwnDecimals() {
    BigInteger billionOfUsdc = BigInteger.TEN.pow(15);
    isUnlimited(batch(List.of(details(WETH, billionOfUsdc), details(USDC, BigInteger.ONE))), false);
    isUnlimited(batch(List.of(details(WETH, BigInteger.ONE), details(USDC, billionOfUsdc))), true);
  }

  @Test
  void saysAnUnlimitedAmountWithItsNumber() {
    Review review = approve(USDC, BigInteger.TEN.pow(15));
    assertThat(review.intent()).contains("to spend an unlimited amount of USDC");
    assertThat(Calls.texts(review))
        .contains(
            "Allowance, or id of one token: an unlimited amount of USDC"
                + " (1000000000000000 smallest units of "
                + USDC
                + ")");
  }

  private static void isUnlimited(Review review, boolean unlimited) {
    assertThat(risks(review).contains(UNLIMITED)).as(review.intent()).isEqualTo(unlimited);
  }

  private static Review approve(EvmAddress token, BigInteger units) {
    return review(token, call("approve(address spender, uint256 amount)", BOB, units));
  }

  private static Review ofPermit2(EvmAddress token, BigInteger units) {
    return review(
        PERMIT2,
        call(
            "approve(address token, address spender, uint160 amount, uint48 expiration)",
            token,
            BOB,
            units,
            1));
  }

  private static List<Object> details(EvmAddress token, BigInteger units) {
    return List.of(token, units, 1, 1);
  }

  private static Review severalOfPermit2(EvmAddress token, BigInteger units) {
    return batch(List.of(details(token, BigInteger.ONE), details(token, units)));
  }

  private static Review batch(List<List<Object>> details) {
    return review(
        PERMIT2,
        call(
            "permit(address owner, ((address token, uint160 amount, uint48 expiration,"
                + " uint48 nonce)[] details, address spender, uint256 sigDeadline) permitBatch,"
                + " bytes signature)",
            SIGNER,
            List.of(details, BOB, 1),
            Bytes.EMPTY));
  }

  private static Review permit(BigInteger units) {
    return typed(PermitReviewTest.permit("\"chainId\": 1,", units.toString(), "1700000000"));
  }
}
