package dev.treza.fleet.chain.evm.abi;

import static dev.treza.fleet.chain.TransactionRefusal.ABI;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbiFunctionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "transfer(address to, uint256 amount) | a9059cbb",
        "transfer(address,uint256) | a9059cbb",
        "f(uint a, uint b) | 13d1aa2e",
        "multicall(bytes[] data) | ac9650d8",
        "exactInputSingle((address tokenIn, address tokenOut, uint24 fee, address recipient,"
            + " uint256 amountIn, uint256 amountOutMinimum, uint160 sqrtPriceLimitX96) params) |"
            + " 04e45aaf",
        "exactInputSingle(tuple(address,address,uint24,address,uint256,uint256,uint160) calldata"
            + " params) | 04e45aaf",
        "deposit() | d0e30db0",
      })
  void hashesTheCanonicalForm(String signature, String selector) {
    assertThat(accepted(AbiFunction.parse(signature)).selector().hex()).isEqualTo(selector);
  }

  @Test
  void keepsTheNamesOfParameters() {
    AbiFunction function = accepted(AbiFunction.parse("f(uint8[2][] memory a, (bool x) b, bytes)"));
    assertThat(function.parameters()).extracting(AbiParameter::name).containsExactly("a", "b", "");
    assertThat(function.canonical()).isEqualTo("f(uint8[2][],(bool),bytes)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | character 0",
        "f | character 1",
        "f( | character 2",
        "f(uint7) | character 2",
        "f(uint264) | character 2",
        "f(bytes33) | character 2",
        "f(bytes0) | character 2",
        "f(uint08) | character 2",
        "f(function) | character 2",
        "f(Struct s) | character 2",
        "f(uint8,) | character 8",
        "f(uint8 a b) | character 10",
        "f(uint8[0]) | character 9",
        "f(uint8[01]) | character 9",
        "f(uint8[-1]) | character 8",
        "f(uint8[65537]) | character 13",
        "f(uint8[256][257]) | character 16",
        "f(()) | character 4",
        "f(uint8) x | character 9",
        "f(uint8))| character 8",
      })
  void refusesWhatIsNoSignatureAndSaysWhere(String signature, String place) {
    assertRefused(AbiFunction.parse(signature), ABI, place);
  }

  @Test
  void refusesTypesNestedWithoutEnd() {
    assertRefused(AbiFunction.parse("f" + "(".repeat(40) + ")".repeat(40)), ABI, "character 18");
    assertRefused(AbiFunction.parse("f(bool" + "[]".repeat(40) + ")"), ABI, "character 38");
  }
}
