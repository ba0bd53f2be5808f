package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.RANGE;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WeiTest {
  /// Of what ethers accepts, only plain numbers: no sign, no leading zero, no bare point.
  private static final String PLAIN = "(0|[1-9][0-9]*)([.][0-9]+)?";

  @Test
  void readsTheEthersVectorsThatArePlainNumbers() throws IOException {
    int plain = 0;
    for (JsonNode vector : Vectors.json("ethers/units.json.gz")) {
      String ether = vector.path("ether").asText();
      if (ether.matches(PLAIN)) {
        plain++;
        BigInteger wei = new BigInteger(vector.get("wei").asText());
        assertThat(accepted(Wei.ofWhole(ether))).as(ether).isEqualTo(wei);
      } else {
        assertThat(Wei.ofWhole(ether)).as(ether).isInstanceOf(Outcome.Refused.class);
      }
    }
    assertThat(plain).isGreaterThan(5);
  }

  @Test
  void refusesWhatAWordCannotHold() {
    String most = "115792089237316195423570985008687907853269984665640564039457.58400791312963993";
    assertThat(accepted(Wei.ofWhole(most + "5")))
        .isEqualTo(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
    assertThat(refused(Wei.ofWhole(most + "6")).id()).isEqualTo(RANGE);
  }
}
