package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.review.Calls.BOB;
import static dev.treza.fleet.chain.evm.review.Calls.SAFE;
import static dev.treza.fleet.chain.evm.review.Calls.USDC;
import static dev.treza.fleet.chain.evm.review.Calls.call;
import static dev.treza.fleet.treasury.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Actions;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import dev.treza.fleet.chain.evm.typed.TypedData;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What policies see in EVM requests.
class OperationsTest {
  private static final String ETHER = "eip155:1/slip44:60";
  private static final String DOLLARS = "eip155:1/erc20:" + USDC;
  private static final BigInteger EVERYTHING =
      BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
  private static final Bytes TRANSFER = call("transfer(address to, uint256 amount)", BOB, 5);

  private static Actions of(EvmPayload payload) {
    return accepted(EvmReview.read(payload, Calls.context())).actions();
  }

  private static Actions of(EvmAddress to, long wei, Bytes data) {
    return of(new EvmPayload.OfTransaction(Calls.transaction(to, BigInteger.valueOf(wei), data)));
  }

  private static List<String> words(Actions actions) {
    return actions.operations().stream().map(Operation::words).toList();
  }

  private static List<String> words(EvmAddress to, Bytes data) {
    return words(of(to, 0, data));
  }

  @Test
  void aPaymentIsATransfer() {
    assertThat(words(of(BOB, 7, Bytes.EMPTY)))
        .containsExactly("transfer of 7 " + ETHER + " to " + BOB);
  }

  @Test
  void aTokenTransferIsOneToItsRecipient() {
    assertThat(words(USDC, TRANSFER))
        .containsExactly("token transfer of 5 " + DOLLARS + " to " + BOB);
  }

  @Test
  void etherSentWithATokenTransferIsATransferToTheContract() {
    assertThat(words(of(USDC, 7, TRANSFER)))
        .containsExactly(
            "token transfer of 5 " + DOLLARS + " to " + BOB,
            "transfer of 7 " + ETHER + " to " + USDC);
  }

  @Test
  void anAllowanceIsATokenApproval() {
    assertThat(words(USDC, call("approve(address spender, uint256 amount)", BOB, 9)))
        .containsExactly("token approval of 9 " + DOLLARS + " to " + BOB);
  }

  @Test
  void anOperatorMayTakeEverythingUntilItIsTakenAway() {
    String signature = "setApprovalForAll(address operator, bool approved)";
    String collection = "eip155:1/erc721:" + USDC;
    assertThat(words(USDC, call(signature, BOB, true)))
        .containsExactly("token approval of " + EVERYTHING + " " + collection + " to " + BOB);
    assertThat(words(USDC, call(signature, BOB, false)))
        .containsExactly("token approval of 0 " + collection + " to " + BOB);
  }

  @Test
  void aCollectionsTokenIsOne() {
    assertThat(
            words(
                USDC,
                call(
                    "safeTransferFrom(address from, address to, uint256 tokenId)",
                    Calls.SIGNER,
                    BOB,
                    77)))
        .containsExactly("token transfer of 1 eip155:1/erc721:" + USDC + " to " + BOB);
  }

  @Test
  void severalTokensAreSeveralOperations() {
    assertThat(
            words(
                USDC,
                call(
                    "safeBatchTransferFrom(address from, address to, uint256[] ids,"
                        + " uint256[] amounts, bytes data)",
                    Calls.SIGNER,
                    BOB,
                    List.of(1, 2),
                    List.of(3, 4),
                    Bytes.EMPTY)))
        .containsExactly(
            "token transfer of 3 eip155:1/erc1155:" + USDC + " to " + BOB,
            "token transfer of 4 eip155:1/erc1155:" + USDC + " to " + BOB);
  }

  @Test
  void aKnownFunctionThatMovesNoTokensIsACall() {
    assertThat(words(SAFE, call("changeThreshold(uint256 threshold)", 1)))
        .containsExactly("contract call 0x694e80c3 of 0 " + ETHER + " to " + SAFE);
  }

  @Test
  void anUnknownFunctionIsACallWithItsValue() {
    assertThat(words(of(BOB, 3, Bytes.hex("deadbeef00"))))
        .containsExactly("contract call 0xdeadbeef of 3 " + ETHER + " to " + BOB);
  }

  @Test
  void dataTooShortForAFunctionAreACallOfNone() {
    assertThat(words(BOB, Bytes.hex("dead")))
        .containsExactly("contract call of 0 " + ETHER + " to " + BOB);
  }

  @Test
  void callsInsideCallsAreOperationsToo() {
    Bytes exec =
        call(
            "execTransaction(address to, uint256 value, bytes data, uint8 operation,"
                + " uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken,"
                + " address refundReceiver, bytes signatures)",
            USDC,
            0,
            TRANSFER,
            0,
            0,
            0,
            0,
            EvmAddress.ZERO,
            EvmAddress.ZERO,
            Bytes.EMPTY);
    assertThat(words(SAFE, exec))
        .containsExactly(
            "contract call 0x6a761202 of 0 " + ETHER + " to " + SAFE,
            "token transfer of 5 " + DOLLARS + " to " + BOB);
  }

  @Test
  void foreignCodeIsRawBesideWhatItDoes() {
    Bytes exec =
        call(
            "execTransaction(address to, uint256 value, bytes data, uint8 operation,"
                + " uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken,"
                + " address refundReceiver, bytes signatures)",
            BOB,
            0,
            TRANSFER,
            1,
            0,
            0,
            0,
            EvmAddress.ZERO,
            EvmAddress.ZERO,
            Bytes.EMPTY);
    assertThat(words(SAFE, exec)).contains("signature of raw data to " + BOB);
  }

  @Test
  void aMessageIsRaw() {
    assertThat(
            words(of(new EvmPayload.OfMessage(accepted(PersonalMessage.of(Bytes.utf8("hello")))))))
        .containsExactly("signature of raw data");
  }

  @Test
  void aPermitIsTypedDataAndAnApproval() {
    String document =
        """
        {"types": {"EIP712Domain": [{"name": "chainId", "type": "uint256"},
            {"name": "verifyingContract", "type": "address"}],
          "Permit": [{"name": "owner", "type": "address"}, {"name": "spender", "type": "address"},
            {"name": "value", "type": "uint256"}, {"name": "nonce", "type": "uint256"},
            {"name": "deadline", "type": "uint256"}]},
         "primaryType": "Permit",
         "domain": {"chainId": 1, "verifyingContract": "%s"},
         "message": {"owner": "%s", "spender": "%s", "value": "8", "nonce": "0", "deadline": "1"}}
        """
            .formatted(USDC, Calls.SIGNER, BOB);
    assertThat(
            words(of(new EvmPayload.OfTypedData(accepted(TypedData.parse(Bytes.utf8(document)))))))
        .containsExactly(
            "signature of typed data to " + USDC, "token approval of 8 " + DOLLARS + " to " + BOB);
  }

  @Test
  void theFeeIsSpentToo() {
    BigInteger fee = BigInteger.valueOf(20_000_000_000L * 21_000);
    assertThat(of(BOB, 7, Bytes.EMPTY).spends())
        .containsExactly(Map.entry(new AssetId(ETHER), fee.add(BigInteger.valueOf(7))));
  }

  @Test
  void whatIsMovedTwiceAddsUp() {
    assertThat(of(USDC, 7, TRANSFER).spends())
        .containsEntry(new AssetId(DOLLARS), BigInteger.valueOf(5));
  }
}
