package dev.treza.fleet.chain.evm.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.display.DisplayNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTableTest {
  @Test
  void givesEveryFunctionTheSelectorOfItsSignature() {
    assertThat(CallTable.functions().rows())
        .hasSizeGreaterThan(100)
        .allSatisfy(row ->
            assertThat(new AbiFunction(row.name(), row.parameters()).selector().hex())
                .as(row.name())
                .isEqualTo(row.key()));
  }

  @Test
  void saysEveryRowInOneSentenceWithoutAFullStop() {
    assertThat(rows())
        .allSatisfy(row ->
            assertThat(row.display().intent())
                .as(row.name())
                .isNotBlank()
                .doesNotEndWith(".")
                .doesNotContain("  "));
  }

  @Test
  void labelsEveryField() {
    assertThat(rows())
        .allSatisfy(row ->
            assertThat(row.display().nodes())
                .as(row.name())
                .allSatisfy(node -> assertThat(((DisplayNode.Field) node).label()).isNotBlank()));
  }

  /// A placeholder in a sentence is a value that is shown.
  @Test
  void namesNothingInASentenceThatIsNotShown() {
    assertThat(rows())
        .allSatisfy(row -> {
          List<String> shown =
              row.display().nodes().stream()
                  .map(node -> ((DisplayNode.Field) node).path())
                  .toList();
          assertThat(
                  row.display().intent().replaceAll("[^{]*(?:\\{([^}]*)\\})?", "$1 ").split(" +"))
              .filteredOn(path -> !path.isEmpty())
              .as(row.name())
              .isSubsetOf(shown);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256"
            + " baseGas,uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce) |"
            + " SafeTx",
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256"
            + " deadline,Order witness)Order(bool x)TokenPermissions(address token,uint256 amount)"
            + " | PermitWitnessTransferFrom",
      })
  void findsTypedDataByItsType(String type, String name) {
    assertThat(CallTable.typedData().find(type)).map(KnownCall::name).contains(name);
  }

  @Test
  void findsNoTypedDataThatIsOnlyAlike() {
    assertThat(CallTable.typedData().find("SafeMessage(bytes32 message)")).isEmpty();
    assertThat(CallTable.typedData().find("Permit(address owner)")).isEmpty();
  }

  private static List<KnownCall> rows() {
    return List.of(CallTable.functions(), CallTable.commands(), CallTable.typedData()).stream()
        .flatMap(table -> table.rows().stream())
        .toList();
  }
}
