package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SAFE;
import static dev.treza.fleet.chain.evm.review.Calls.SIGNER;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.chain.evm.review.Calls.review;
import static dev.treza.fleet.chain.evm.review.Calls.risks;
import static dev.treza.fleet.chain.evm.review.Calls.texts;
import static dev.treza.fleet.chain.evm.review.Calls.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// User operations of ERC-4337: of EntryPoint 0.6, packed ones of 0.7, and signed ones of 0.8.
class OperationReviewTest {
  private static final Bytes TRANSFER =
      call("transfer(address to, uint256 amount)", BOB, 5_000_000);
  private static final Bytes EXECUTE =
      call("execute(address dest, uint256 value, bytes func)", USDC, 0, TRANSFER);
  private static final String SENDS = "Send 5 USDC to " + BOB;
  private static final EvmAddress FACTORY =
      EvmSamples.address("fac0fac0fac0fac0fac0fac0fac0fac0fac0fac0");
  private static final EvmAddress PAYER =
      EvmSamples.address("9a79a79a79a79a79a79a79a79a79a79a79a79a79");
  private static final long GWEI = 1_000_000_000L;

  /// The four numbers that a prefund is made of, and what an operation may carry beside its call.
  private record Operation(
      EvmAddress sender,
      BigInteger callGas,
      BigInteger verificationGas,
      BigInteger gasBefore,
      BigInteger maxFee,
      Bytes initCode,
      Bytes paymasterAndData) {
    static Operation of(long callGas, long verificationGas, long before, long maxFee) {
      return new Operation(
          SAFE,
          BigInteger.valueOf(callGas),
          BigInteger.valueOf(verificationGas),
          BigInteger.valueOf(before),
          BigInteger.valueOf(maxFee),
          Bytes.EMPTY,
          Bytes.EMPTY);
    }

    Operation created(Bytes code) {
      return new Operation(
          sender, callGas, verificationGas, gasBefore, maxFee, code, paymasterAndData);
    }

    Operation paid(Bytes paymaster) {
      return new Operation(
          sender, callGas, verificationGas, gasBefore, maxFee, initCode, paymaster);
    }

    List<Object> plain() {
      return List.of(
          sender,
          3,
          initCode,
          EXECUTE,
          callGas,
          verificationGas,
          gasBefore,
          maxFee,
          1,
          paymasterAndData,
          Bytes.hex("ff"));
    }

    List<Object> packed() {
      return List.of(
          sender,
          3,
          initCode,
          EXECUTE,
          word(verificationGas, callGas),
          gasBefore,
          word(BigInteger.ONE, maxFee),
          paymasterAndData,
          Bytes.hex("ff"));
    }

    Review signed() {
      return typed(
          """
          {"types": {"EIP712Domain": [{"name": "name", "type": "string"},
             {"name": "chainId", "type": "uint256"},
             {"name": "verifyingContract", "type": "address"}],
             "PackedUserOperation": [{"name": "sender", "type": "address"},
               {"name": "nonce", "type": "uint256"}, {"name": "initCode", "type": "bytes"},
               {"name": "callData", "type": "bytes"},
               {"name": "accountGasLimits", "type": "bytes32"},
               {"name": "preVerificationGas", "type": "uint256"},
               {"name": "gasFees", "type": "bytes32"},
               {"name": "paymasterAndData", "type": "bytes"}]},
           "primaryType": "PackedUserOperation",
           "domain": {"name": "ERC4337", "chainId": 1,
             "verifyingContract": "0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108"},
           "message": {"sender": "%s", "nonce": "3", "initCode": "0x%s", "callData": "0x%s",
             "accountGasLimits": "0x%s", "preVerificationGas": "%s", "gasFees": "0x%s",
             "paymasterAndData": "0x%s"}}
          """
              .formatted(
                  sender,
                  initCode.hex(),
                  EXECUTE.hex(),
                  word(verificationGas, callGas).hex(),
                  gasBefore,
                  word(BigInteger.ONE, maxFee).hex(),
                  paymasterAndData.hex()));
    }
  }

  private static Bytes half(BigInteger number) {
    return Bytes.hex("%032x".formatted(number));
  }

  private static Bytes word(BigInteger high, BigInteger low) {
    return half(high).concat(half(low));
  }

  private static Review plain(Operation... operations) {
    return review(
        SIGNER,
        call(
            "handleOps((address sender, uint256 nonce, bytes initCode, bytes callData,"
                + " uint256 callGasLimit, uint256 verificationGasLimit,"
                + " uint256 preVerificationGas, uint256 maxFeePerGas,"
                + " uint256 maxPriorityFeePerGas, bytes paymasterAndData, bytes signature)[]"
                + " ops, address beneficiary)",
            Stream.of(operations).map(Operation::plain).toList(),
            BOB));
  }

  private static Review packed(Operation... operations) {
    return review(
        SIGNER,
        call(
            "handleOps((address sender, uint256 nonce, bytes initCode, bytes callData,"
                + " bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees,"
                + " bytes paymasterAndData, bytes signature)[] ops, address beneficiary)",
            Stream.of(operations).map(Operation::packed).toList(),
            BOB));
  }

  @Test
  void opensUserOperationsOfEntryPoint06() {
    Operation operation = Operation.of(1, 2, 3, 4);
    assertThat(texts(plain(operation, operation)))
        .contains("Account: " + SAFE, "1. Call 1 of 1: " + SENDS, "2. Call 1 of 1: " + SENDS);
  }

  @Test
  void opensPackedUserOperationsOfEntryPoint07() {
    Review review = packed(Operation.of(0, 0, 0, 0));
    assertThat(review.intent())
        .isEqualTo(
            "Carry out user operations, fees to %s: Have an account make a call: %s on Ethereum."
                .formatted(BOB, SENDS));
    assertThat(texts(review)).contains("1.1. Token recipient: " + BOB);
  }

  @Test
  void saysWhatAnOperationCostsAtMost() {
    Operation operation = Operation.of(100_000, 50_000, 21_000, GWEI);
    String cost = "Maximum cost: 0.000171 ETH (171000000000000 wei)";
    for (Review review : List.of(plain(operation), packed(operation), operation.signed())) {
      assertThat(texts(review)).contains(cost);
      assertThat(review.intent()).contains(", for fees of up to 0.000171 ETH");
    }
  }

  @Test
  void addsUpWhatSeveralOperationsCost() {
    Review review =
        packed(Operation.of(100_000, 50_000, 21_000, GWEI), Operation.of(1_000, 0, 0, GWEI));
    assertThat(texts(review))
        .contains(
            "Maximum cost of operation 2: 0.000001 ETH (1000000000000 wei)",
            "Maximum cost of all operations: 0.000172 ETH (172000000000000 wei)");
  }

  /// In EntryPoint 0.6 the paymaster's two calls may each use as much as the account's
  /// verification.
  @Test
  void countsThePaymastersGasOfEntryPoint06() {
    Review review = plain(Operation.of(100_000, 50_000, 21_000, GWEI).paid(PAYER.value()));
    assertThat(texts(review)).contains("Maximum cost: 0.000271 ETH (271000000000000 wei)");
    assertThat(risks(review)).contains("TXR-PAYMASTER").doesNotContain("TXR-PAYMASTER-DATA");
  }

  @Test
  void countsThePaymastersOwnLimitsOfEntryPoint07() {
    Bytes paymaster =
        PAYER
            .value()
            .concat(word(BigInteger.valueOf(70_000), BigInteger.valueOf(30_000)))
            .concat(Bytes.hex("c0ffee"));
    Operation operation = Operation.of(100_000, 50_000, 21_000, GWEI).paid(paymaster);
    for (Review review : List.of(packed(operation), operation.signed())) {
      assertThat(texts(review))
          .contains(
              "Maximum cost: 0.000271 ETH (271000000000000 wei)",
              "Paymaster: " + PAYER,
              "Gas for the paymaster: 100000",
              "Data for the paymaster: 0xc0ffee");
      assertThat(risks(review)).contains("TXR-PAYMASTER", "TXR-PAYMASTER-DATA");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 19, 20, 51})
  void saysThatAPaymasterOfTooFewBytesCouldNotBeRead(int length) {
    Bytes cut = PAYER.value().concat(Bytes.of(new byte[32])).slice(0, length);
    Review review = packed(Operation.of(1, 2, 3, 4).paid(cut));
    assertThat(risks(review)).contains("TXR-PAYMASTER", "TXR-PAYMASTER-DATA");
    assertThat(texts(review)).contains("Paymaster and its data: 0x" + cut.hex());
  }

  @ParameterizedTest
  @CsvSource({
    "100000000000000000, ''",
    "100000000000000001, TXR-FEE-HIGH",
    "1000000000000000000, TXR-FEE-HIGH",
    "1000000000000000001, TXR-FEE-EXTREME",
  })
  void holdsTheCostAgainstWhatIsUsual(long wei, String risk) {
    assertThat(fees(Operation.of(1, 0, 0, wei).signed())).isEqualTo(risk);
  }

  @Test
  void doesNotLetACostBeSplitAmongOperations() {
    Operation half = Operation.of(1, 0, 0, 60_000_000_000_000_000L);
    assertThat(fees(packed(half))).isEmpty();
    assertThat(fees(packed(half, half))).isEqualTo("TXR-FEE-HIGH");
  }

  @Test
  void countsNumbersThatNoEntryPointAccepts() {
    BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    Operation absurd = new Operation(SAFE, most, most, most, most, Bytes.EMPTY, Bytes.EMPTY);
    assertThat(fees(plain(absurd))).isEqualTo("TXR-FEE-EXTREME");
  }

  @Test
  void opensTheCallThatCreatesAnAccount() {
    Bytes code = FACTORY.value().concat(call("createAccount(address owner, uint256 salt)", BOB, 7));
    Operation operation = Operation.of(1, 2, 3, 4).created(code);
    for (Review review : List.of(plain(operation), packed(operation), operation.signed())) {
      assertThat(texts(review))
          .contains(
              "1. Contract: " + FACTORY,
              "Call 1 of 2: Create an account of " + BOB,
              "1. Owner: " + BOB,
              "2.1. Token recipient: " + BOB);
      assertThat(risks(review)).contains("TXR-ACCOUNT-CREATION").doesNotContain("TXR-BLIND-DATA");
    }
  }

  @Test
  void showsAFactorysCallThatNobodyKnowsAsUnknown() {
    Review review =
        packed(Operation.of(1, 2, 3, 4).created(FACTORY.value().concat(Bytes.hex("12345678"))));
    assertThat(texts(review)).contains("1. Call data: 0x12345678");
    assertThat(risks(review)).contains("TXR-ACCOUNT-CREATION", "TXR-BLIND-DATA");
  }

  @Test
  void showsCodeOfTooFewBytesAsUnknown() {
    Review review = packed(Operation.of(1, 2, 3, 4).created(Bytes.hex("aa")));
    assertThat(texts(review)).contains("Code to create the account: 0xaa");
    assertThat(risks(review)).contains("TXR-ACCOUNT-CREATION", "TXR-BLIND-DATA");
  }

  @Test
  void opensTheCallThatSetsUpAnAccountWithCodeByEip7702() {
    Bytes code = Bytes.hex("7702" + "00".repeat(18)).concat(EXECUTE);
    assertThat(texts(packed(Operation.of(1, 2, 3, 4).created(code))))
        .contains(
            "Code of the account: what EIP-7702 gave it",
            "1. Contract: " + SAFE,
            "1.1. Token recipient: " + BOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7702", "770200", "7702000000000000000000000000000000000000"})
  void findsNothingToSetUpIfEip7702GaveTheCodeAndNothingFollows(String mark) {
    Review review = packed(Operation.of(1, 2, 3, 4).created(Bytes.hex(mark)));
    assertThat(texts(review)).contains("Code of the account: what EIP-7702 gave it");
    assertThat(risks(review)).doesNotContain("TXR-ACCOUNT-CREATION", "TXR-BLIND-DATA");
  }

  @Test
  void findsOperationsInsideOtherCalls() {
    Bytes inner =
        call(
            "handleOps((address sender, uint256 nonce, bytes initCode, bytes callData,"
                + " bytes32 accountGasLimits, uint256 preVerificationGas, bytes32 gasFees,"
                + " bytes paymasterAndData, bytes signature)[] ops, address beneficiary)",
            List.of(Operation.of(1, 0, 0, 2_000_000_000_000_000_000L).packed()),
            BOB);
    Review review =
        review(SAFE, call("execute(address dest, uint256 value, bytes func)", SIGNER, 0, inner));
    assertThat(fees(review)).isEqualTo("TXR-FEE-EXTREME");
  }

  private static String fees(Review review) {
    return String.join(" ", risks(review).stream().filter(id -> id.startsWith("TXR-FEE")).toList());
  }
}
