package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static dev.treza.fleet.treasury.Treasury.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.review.EvmReview;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.treasury.Treasury;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparedTransactionTest {
  private static Outcome<PreparedTransaction> prepare(Wallet wallet, String chainId) {
    return PreparedTransaction.of(
        Treasury.head(), AddressBook.EMPTY, wallet, Treasury.call(chainId));
  }

  private static Outcome<PreparedTransaction> prepare(String raw) {
    SignCall call =
        new SignCall(
            wallet().id(),
            new TransactionInput.Raw(Bytes.hex(raw)),
            Optional.of(Treasury.digest("replaced")),
            List.of());
    return PreparedTransaction.of(Treasury.head(), AddressBook.EMPTY, wallet(), call);
  }

  @Test
  void makesTheRequestOfExactlyTheBytesItShows() {
    PreparedTransaction prepared = accepted(prepare(wallet(), "1"));
    TransactionRequest request = prepared.request();
    assertThat(request.payload()).isEqualTo(prepared.payload().encoded());
    assertThat(request.chainId()).contains(BigInteger.ONE);
    assertThat(request.kind()).isEqualTo(RequestKind.TRANSACTION);
    assertThat(request.wallet()).isEqualTo(wallet());
    assertThat(request.basis().model())
        .isEqualTo(EvmReview.MODEL)
        .isEqualTo(prepared.review().model());
    assertThat(request.replaces()).isEmpty();
    assertThat(prepared.network().mode()).isEqualTo(NetworkMode.MAINNET);
  }

  /// The example of EIP-155: nonce 9, chain 1.
  @Test
  void makesTheSameRequestOfBytesAsOfFields() {
    PreparedTransaction raw =
        accepted(
            prepare(
                "ec098504a817c800825208943535353535353535353535353535353535353535"
                    + "880de0b6b3a764000080018080"));
    assertThat(raw.payload())
        .isInstanceOfSatisfying(
            EvmPayload.OfTransaction.class,
            one -> assertThat(one.transaction().nonce()).isEqualTo(BigInteger.valueOf(9)));
    assertThat(raw.request().replaces()).contains(Treasury.digest("replaced"));
  }

  @ParameterizedTest
  @CsvSource({
    "ETHEREUM, MAINNET, 137",
    "ETHEREUM, MAINNET, 11155111",
    "ETHEREUM, MAINNET, 31337",
    "ETHEREUM, MAINNET, 123456789",
    "ETHEREUM, TESTNET, 1",
    "POLYGON, MAINNET, 1",
    "AVALANCHE, MAINNET, 1"
  })
  void refusesAChainThatIsNotTheWallets(Blockchain chain, NetworkMode network, String chainId) {
    assertThat(id(prepare(wallet(chain, network), chainId))).isEqualTo("TX-CHAIN");
  }

  @ParameterizedTest
  @CsvSource({"ETHEREUM, MAINNET, 1", "ETHEREUM, TESTNET, 11155111", "POLYGON, MAINNET, 137"})
  void takesTheChainsOfTheWallet(Blockchain chain, NetworkMode network, String chainId) {
    assertThat(accepted(prepare(wallet(chain, network), chainId)).network().id())
        .isEqualTo(chainId);
  }

  /// The same as the example of EIP-155 without its last three fields.
  @Test
  void refusesATransactionThatNamesNoChain() {
    assertThat(
            id(
                prepare(
                    "e9098504a817c800825208943535353535353535353535353535353535353535"
                        + "880de0b6b3a764000080")))
        .isEqualTo("TX-CHAIN");
  }

  @Test
  void refusesBytesThatAreNoTransaction() {
    assertThat(id(prepare("00"))).startsWith("TX-");
  }

  @Test
  void makesAMessageAndItsRequest() {
    PreparedTransaction prepared =
        accepted(prepare(new TransactionInput.Message(Bytes.utf8("Hello"))));
    assertThat(prepared.request().kind()).isEqualTo(RequestKind.MESSAGE);
    assertThat(prepared.request().payload()).isEqualTo(Bytes.utf8("Hello"));
    assertThat(prepared.request().toJson().members().get("network"))
        .isEqualTo(new JsonText("mainnet"));
  }

  @Test
  void makesTypedDataAndItsRequest() {
    PreparedTransaction prepared = accepted(prepare(document("1")));
    assertThat(prepared.request().kind()).isEqualTo(RequestKind.TYPED_DATA);
    assertThat(prepared.request().toJson().members().get("network")).isEqualTo(new JsonText("1"));
  }

  @Test
  void refusesTypedDataForAnotherChainThanTheWallets() {
    assertThat(id(prepare(document("137")))).isEqualTo("TX-CHAIN");
  }

  @Test
  void theCallOfARequestMakesTheSameRequest() {
    for (TransactionInput input :
        List.of(
            new TransactionInput.Fields(Treasury.payment("1")),
            new TransactionInput.Message(Bytes.hex("ff00")),
            document("1"))) {
      PreparedTransaction prepared = accepted(prepare(input));
      SignCall again = prepared.request().call(List.of());
      assertThat(
              accepted(PreparedTransaction.of(Treasury.head(), AddressBook.EMPTY, wallet(), again))
                  .request()
                  .digest())
          .isEqualTo(prepared.request().digest());
    }
  }

  @Test
  void hintsArePartOfTheRequestAndOfTheReview() {
    ReviewHints hints = new ReviewHints(Optional.of(BigInteger.ZERO), Optional.of(Treasury.NOW));
    PreparedTransaction plain = accepted(prepare(wallet(), "1"));
    SignCall call = Treasury.call("1");
    PreparedTransaction hinted =
        accepted(
            PreparedTransaction.of(
                Treasury.head(),
                AddressBook.EMPTY,
                wallet(),
                new SignCall(
                    call.walletId(), call.transaction(), call.replaces(), List.of(), hints)));
    assertThat(hinted.request().digest()).isNotEqualTo(plain.request().digest());
    assertThat(hinted.review().digest()).isNotEqualTo(plain.review().digest());
  }

  @Test
  void onlyATransactionReplacesAnother() {
    SignCall call =
        new SignCall(
            wallet().id(),
            new TransactionInput.Message(Bytes.utf8("Hello")),
            Optional.of(Treasury.digest("replaced")),
            List.of());
    assertThat(id(PreparedTransaction.of(Treasury.head(), AddressBook.EMPTY, wallet(), call)))
        .isEqualTo("TX-FIELD");
  }

  @Test
  void refusesWalletsOfOtherChains() {
    Wallet bitcoin = wallet(Blockchain.BITCOIN, NetworkMode.MAINNET);
    assertThat(id(prepare(bitcoin, "1"))).isEqualTo("TX-CHAIN");
  }

  private static Outcome<PreparedTransaction> prepare(TransactionInput input) {
    SignCall call = new SignCall(wallet().id(), input, Optional.empty(), List.of());
    return PreparedTransaction.of(Treasury.head(), AddressBook.EMPTY, wallet(), call);
  }

  private static TransactionInput document(String chainId) {
    String json =
        """
        {"types": {"Order": [{"name": "note", "type": "string"}]}, "primaryType": "Order",
         "domain": {"name": "Shop", "chainId": "%s"}, "message": {"note": "two"}}
        """
            .formatted(chainId);
    return new TransactionInput.Document(
        accepted(StrictJson.parse(Bytes.utf8(json), StrictJson.Limits.DEFAULT, false)));
  }
}
