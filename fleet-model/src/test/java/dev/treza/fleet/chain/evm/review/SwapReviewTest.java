package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SIGNER;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Swaps, alone, in a multicall and as commands of a router.
class SwapReviewTest {
  private static final EvmAddress WETH =
      EvmSamples.address("c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
  private static final EvmAddress CALLER =
      EvmSamples.address("0000000000000000000000000000000000000001");
  private static final EvmAddress ROUTER =
      EvmSamples.address("0000000000000000000000000000000000000002");
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final long SOON = NOW.getEpochSecond() + 1200;
  private static final long LATE = NOW.getEpochSecond() + 90_000;

  private static final String V3 =
      "exactInputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient, uint256"
          + " amountIn, uint256 amountOutMinimum, uint160 sqrtPriceLimitX96) params)";

  @Test
  void findsNothingWrongWithASwapThatIsBounded() {
    Review review = review(v2(5, SOON));
    assertThat(review.intent())
        .isEqualTo(
            "Swap 1 USDC for at least 0.000000000000000005 WETH, to %s on Ethereum."
                .formatted(SIGNER));
    assertThat(risks(review)).containsExactly("TXR-CONTRACT-UNKNOWN");
  }

  @Test
  void flagsASwapAtAnyPrice() {
    assertThat(risks(review(v2(0, SOON)))).contains("TXR-NO-MINIMUM");
  }

  @Test
  void flagsASwapThatStaysPossible() {
    assertThat(risks(review(v2(5, LATE)))).contains("TXR-NO-DEADLINE");
    assertThat(risks(Calls.review(BOB, v2(5, LATE))))
        .as("without a time of preparation only the next century is far")
        .doesNotContain("TXR-NO-DEADLINE");
    assertThat(risks(Calls.review(BOB, v2(5, 5_000_000_000L)))).contains("TXR-NO-DEADLINE");
  }

  @Test
  void flagsASwapWithoutADeadlineUnlessAMulticallHasOne() {
    Bytes swap = call(V3, List.of(USDC, WETH, 500, SIGNER, 1_000_000, 7, 0));
    assertThat(risks(review(swap))).contains("TXR-NO-DEADLINE");
    Bytes bounded =
        call("multicall(uint256 deadline, bytes[] data)", SOON, List.of(swap, call("refundETH()")));
    assertThat(risks(review(bounded))).doesNotContain("TXR-NO-DEADLINE");
    assertThat(risks(review(call("multicall(bytes[] data)", List.of(swap)))))
        .contains("TXR-NO-DEADLINE");
  }

  @Test
  void opensEveryCommandOfTheUniversalRouter() {
    Bytes path = USDC.value().concat(Bytes.hex("0001f4")).concat(WETH.value());
    Bytes swap =
        Calls.arguments(
            "f(address recipient, uint256 amountIn, uint256 amountOutMin, bytes path, bool user)",
            ROUTER,
            1_000_000,
            9,
            path,
            true);
    Bytes unwrap = Calls.arguments("f(address recipient, uint256 amountMin)", CALLER, 9);
    Review review = review(execute("000c", List.of(swap, unwrap)));
    assertThat(texts(review))
        .contains(
            "Call 1 of 2: swap 1 USDC for at least 0.000000000000000009 WETH, to " + ROUTER,
            "1. Recipient 2 stands for: the router itself",
            "2. Recipient 1 stands for: the caller");
    assertThat(risks(review)).containsExactly("TXR-CONTRACT-UNKNOWN");
  }

  @Test
  void opensAPlanInsideAPlan() {
    Bytes unwrap = Calls.arguments("f(address recipient, uint256 amountMin)", CALLER, 9);
    Bytes plan =
        Calls.arguments("f(bytes commands, bytes[] inputs)", Bytes.hex("8c"), List.of(unwrap));
    Review review = review(execute("21", List.of(plan)));
    assertThat(texts(review)).contains("1.1. Command: UNWRAP_WETH", "1.1. May fail: true");
  }

  @Test
  void showsACommandItDoesNotKnowAsUnknown() {
    Review review = review(execute("10", List.of(Bytes.hex("c0ffee"))));
    assertThat(texts(review)).contains("1. Command 0x10: 0xc0ffee");
    assertThat(risks(review)).contains("TXR-BLIND-DATA");
  }

  @Test
  void showsCommandsWithoutTheirArgumentsAsUnknown() {
    Review review = review(execute("0c0c", List.of(Bytes.hex("c0ffee"))));
    assertThat(texts(review)).contains("Also: commands: 0x0c0c", "Also: inputs.[0]: 0xc0ffee");
    assertThat(risks(review)).contains("TXR-BLIND-DATA");
  }

  private static Bytes execute(String commands, List<Bytes> inputs) {
    return call(
        "execute(bytes commands, bytes[] inputs, uint256 deadline)",
        Bytes.hex(commands),
        inputs,
        SOON);
  }

  private static Bytes v2(int minimum, long deadline) {
    return call(
        "swapExactTokensForTokens(uint256 amountIn, uint256 amountOutMin, address[] path,"
            + " address to, uint256 deadline)",
        1_000_000,
        minimum,
        List.of(USDC, WETH),
        SIGNER,
        deadline);
  }

  private static Review review(Bytes data) {
    ReviewContext context = Calls.context();
    return Calls.review(
        new EvmPayload.OfTransaction(Calls.transaction(BOB, BigInteger.ZERO, data)),
        new ReviewContext(
            context.network(),
            context.account(),
            context.book(),
            context.tokens(),
            context.descriptors(),
            Optional.empty(),
            Optional.of(NOW)));
  }
}
