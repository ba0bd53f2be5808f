package dev.treza.fleet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  @ParameterizedTest
  @CsvSource({
    "ETHEREUM, 1, MAINNET",
    "ETHEREUM, 11155111, TESTNET",
    "ETHEREUM, 560048, TESTNET",
    "ETHEREUM, 31337, LOCAL",
    "POLYGON, 137, MAINNET",
    "POLYGON, 80002, TESTNET",
    "AVALANCHE, 43114, MAINNET",
    "AVALANCHE, 43113, TESTNET",
  })
  void knowsTheEvmNetworksOfTheProduct(Blockchain blockchain, String id, NetworkMode mode) {
    assertThat(Networks.find(blockchain, id).map(Network::mode)).isEqualTo(Optional.of(mode));
  }

  @Test
  void doesNotFindANetworkUnderAnotherBlockchain() {
    assertThat(Networks.find(Blockchain.POLYGON, "1")).isEmpty();
  }

  @Test
  void makesLocalNetworksOfOtherIds() {
    assertThat(Networks.local(1337).mode()).isEqualTo(NetworkMode.LOCAL);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 137, 43114})
  void makesNoLocalNetworkOfAPublicOne(long chainId) {
    assertThatIllegalArgumentException().isThrownBy(() -> Networks.local(chainId));
  }
}
