package dev.treza.fleet.wallet;

import static dev.treza.fleet.wallet.DerivationPathTest.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DerivationSchemeTest {
  @ParameterizedTest
  @CsvSource({
    "ETHEREUM, MAINNET, m/44'/60'/0'/0/0",
    "ETHEREUM, LOCAL, m/44'/60'/0'/0/2147483647",
    "ETHEREUM, TESTNET, m/44'/60'/7'/0/3",
    "POLYGON, MAINNET, m/44'/60'/0'/0/1",
    "AVALANCHE, MAINNET, m/44'/60'/0'/0/1",
    "BITCOIN, MAINNET, m/84'/0'/0'/0/0",
    "BITCOIN, MAINNET, m/86'/0'/1'/1/9",
    "BITCOIN, TESTNET, m/84'/1'/0'/1/0",
    "SOLANA, MAINNET, m/44'/501'/4'/0'",
    "ETHEREUM2, MAINNET, m/12381/3600/5/0/0",
    "ETHEREUM2, MAINNET, m/12381/3600/5/0"
  })
  void allowsThePathsOfTheChain(Blockchain blockchain, NetworkMode network, String path) {
    assertThat(DerivationScheme.of(blockchain, network).allows(path(path))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ETHEREUM, MAINNET, m/44'/60'/0'/0",
    "ETHEREUM, MAINNET, m/44'/60'/0'/0/0/0",
    "ETHEREUM, MAINNET, m/44'/60'/0'/1/0",
    "ETHEREUM, MAINNET, m/44'/60'/0'/0/0'",
    "ETHEREUM, MAINNET, m/44'/60'/0/0/0",
    "ETHEREUM, MAINNET, m/44/60'/0'/0/0",
    "ETHEREUM, MAINNET, m/44'/61'/0'/0/0",
    "ETHEREUM, MAINNET, m/84'/60'/0'/0/0",
    "ETHEREUM, TESTNET, m/44'/1'/0'/0/0",
    "BITCOIN, MAINNET, m/84'/1'/0'/0/0",
    "BITCOIN, TESTNET, m/84'/0'/0'/0/0",
    "BITCOIN, MAINNET, m/44'/0'/0'/0/0",
    "BITCOIN, MAINNET, m/84'/0'/0'/2/0",
    "SOLANA, MAINNET, m/44'/501'/0'/0",
    "SOLANA, MAINNET, m/44'/501'/0'",
    "SOLANA, MAINNET, m/44'/501'/0'/1'",
    "ETHEREUM2, MAINNET, m/12381'/3600'/0'/0'/0'",
    "ETHEREUM2, MAINNET, m/12381/3600/0/0/1",
    "ETHEREUM2, MAINNET, m/12381/3600/0"
  })
  void refusesEveryOtherPath(Blockchain blockchain, NetworkMode network, String path) {
    assertThat(DerivationScheme.of(blockchain, network).allows(path(path))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void numbersPathsThatItAllows(Blockchain blockchain) {
    DerivationScheme scheme = DerivationScheme.of(blockchain, NetworkMode.TESTNET);
    assertThat(scheme.allows(scheme.first())).isTrue();
    assertThat(scheme.numbered(0)).isEqualTo(scheme.first());
    assertThat(scheme.allows(scheme.numbered(41))).isTrue();
    assertThat(scheme.numbered(41).text()).contains("41");
  }
}
