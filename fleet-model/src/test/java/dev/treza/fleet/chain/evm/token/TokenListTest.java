package dev.treza.fleet.chain.evm.token;

import static dev.treza.fleet.chain.TransactionRefusal.CHECKSUM;
import static dev.treza.fleet.chain.TransactionRefusal.FIELD;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.address;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenListTest {
  private static final EvmAddress USDC = address("a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  private static final String LINE = "1 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 USDC 6";

  @Test
  void knowsATokenOnItsChainOnly() {
    TokenList list = TokenList.builtIn();
    assertThat(list.find(BigInteger.ONE, USDC)).map(Token::symbol).contains("USDC");
    assertThat(list.find(BigInteger.valueOf(137), USDC)).isEmpty();
  }

  @Test
  void namesItsTextByItsDigest() {
    assertThat(accepted(TokenList.parse(Bytes.utf8(LINE))).digest())
        .isNotEqualTo(accepted(TokenList.parse(Bytes.utf8(LINE + "\n"))).digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 USDC",
        "01 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 USDC 6",
        "1 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 USDC 37",
        "1 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48 US\u200bDC 6",
        "1 0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB4 USDC 6",
        " " + LINE,
        LINE + "\n" + LINE,
      })
  void refusesALineThatIsNoTokenOrRepeatsOne(String text) {
    assertThat(refused(TokenList.parse(Bytes.utf8(text))).id()).isEqualTo(FIELD);
  }

  @Test
  void refusesAnAddressWithoutItsChecksum() {
    Bytes text = Bytes.utf8(LINE.replace("A0b8", "a0b8"));
    assertThat(refused(TokenList.parse(text)).id()).isEqualTo(CHECKSUM);
  }
}
