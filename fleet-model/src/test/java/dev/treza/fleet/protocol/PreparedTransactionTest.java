package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static dev.treza.fleet.treasury.Treasury.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmReview;
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
    return PreparedTransaction.of(Treasury.head(), wallet, Treasury.call(chainId));
  }

  private static Outcome<PreparedTransaction> prepare(String raw) {
    SignCall call =
        new SignCall(
            wallet().id(),
            new TransactionInput.Raw(Bytes.hex(raw)),
            Optional.of(Treasury.digest("replaced")),
            List.of());
    return PreparedTransaction.of(Treasury.head(), wallet(), call);
  }

  @Test
  void makesTheRequestOfExactlyTheBytesItShows() {
    PreparedTransaction prepared = accepted(prepare(wallet(), "1"));
    TransactionRequest request = prepared.request();
    assertThat(request.payload()).isEqualTo(prepared.transaction().signingBytes());
    assertThat(request.chainId()).isEqualTo(BigInteger.ONE);
    assertThat(request.wallet()).isEqualTo(wallet());
    assertThat(request.model()).isEqualTo(EvmReview.MODEL).isEqualTo(prepared.review().model());
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
    assertThat(raw.transaction().nonce()).isEqualTo(BigInteger.valueOf(9));
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
}
