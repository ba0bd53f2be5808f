package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SAFE;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.chain.evm.review.Calls.review;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Smart accounts: what they are told to do, and executions of ERC-7579.
class AccountReviewTest {
  private static final Bytes TRANSFER =
      call("transfer(address to, uint256 amount)", BOB, 5_000_000);
  private static final String SENDS = "Send 5 USDC to " + BOB;

  @Test
  void opensABatch() {
    Bytes batch =
        call(
            "executeBatch(address[] dest, uint256[] value, bytes[] func)",
            List.of(USDC, BOB),
            List.of(0, 7),
            List.of(TRANSFER, Bytes.EMPTY));
    assertThat(texts(review(SAFE, batch)))
        .contains("Call 1 of 2: " + SENDS, "Call 2 of 2: Send 0.000000000000000007 ETH to " + BOB);
  }

  @Test
  void showsABatchWithMorePartiesThanCallsAsUnknown() {
    Bytes batch =
        call("executeBatch(address[] dest, bytes[] func)", List.of(USDC, BOB), List.of(TRANSFER));
    Review review = review(SAFE, batch);
    assertThat(risks(review)).contains("TXR-BLIND-DATA");
    assertThat(texts(review))
        .contains("Also: dest.[1]: " + BOB, "Also: func.[0]: 0x" + TRANSFER.hex());
  }

  @Test
  void opensOneExecutionOfErc7579() {
    Bytes one = USDC.value().concat(Bytes.of(new byte[32])).concat(TRANSFER);
    assertThat(texts(review(SAFE, execution("00", one)))).contains("Call 1 of 1: " + SENDS);
  }

  @Test
  void opensABatchOfErc7579() {
    Bytes batch =
        Calls.arguments(
            "f((address target, uint256 value, bytes callData)[] executions)",
            List.of(List.of(USDC, 0, TRANSFER), List.of(USDC, 0, TRANSFER)));
    assertThat(texts(review(SAFE, execution("01", batch)))).contains("Call 2 of 2: " + SENDS);
  }

  @Test
  void flagsADelegatecallOfErc7579() {
    Review review = review(SAFE, execution("ff", USDC.value().concat(TRANSFER)));
    assertThat(risks(review)).contains("TXR-DELEGATECALL");
    assertThat(texts(review)).contains("1. Foreign code: " + USDC);
  }

  @Test
  void showsAnExecutionOfAnotherKindAsUnknown() {
    Review review = review(SAFE, execution("02", TRANSFER));
    assertThat(risks(review)).contains("TXR-BLIND-DATA");
    assertThat(texts(review)).contains("Also: executionCalldata: 0x" + TRANSFER.hex());
  }

  private static Bytes execution(String mode, Bytes data) {
    return call(
        "execute(bytes32 mode, bytes executionCalldata)", Bytes.hex(mode + "00".repeat(31)), data);
  }
}
