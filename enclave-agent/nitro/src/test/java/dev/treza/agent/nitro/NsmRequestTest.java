package dev.treza.agent.nitro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Requests byte for byte as devices have been seen to take them.
class NsmRequestTest {
  @Test
  void describesTheModule() {
    assertThat(hex(NsmRequest.describeNsm())).isEqualTo("6b44657363726962654e534d");
  }

  @Test
  void describesARegister() {
    assertThat(hex(NsmRequest.describePcr(0)))
        .isEqualTo("a16b4465736372696265504352a165696e64657800");
  }

  @Test
  void writesIndexesFrom24InTwoBytes() {
    assertThat(hex(NsmRequest.describePcr(31))).endsWith("65696e646578" + "181f");
  }

  @Test
  void extendsARegister() {
    assertThat(hex(NsmRequest.extendPcr(16, new byte[] {1, 2})))
        .isEqualTo(
            "a1" + "69457874656e64504352" + "a2" + "65696e64657810" + "6464617461" + "420102");
  }

  @Test
  void locksARegister() {
    assertThat(hex(NsmRequest.lockPcr(16)))
        .isEqualTo("a1" + "674c6f636b504352" + "a1" + "65696e64657810");
  }

  @Test
  void locksARangeOfRegisters() {
    assertThat(hex(NsmRequest.lockPcrs(32)))
        .isEqualTo("a1" + "684c6f636b50435273" + "a1" + "6572616e6765" + "1820");
  }

  @Test
  void asksForRandomBytes() {
    assertThat(hex(NsmRequest.getRandom())).isEqualTo("6947657452616e646f6d");
  }

  @Test
  void asksForADocumentWithNullsForWhatIsNotGiven() {
    byte[] request =
        NsmRequest.attestation(Optional.empty(), Optional.of(new byte[] {1, 2}), Optional.empty());
    assertThat(hex(request))
        .isEqualTo(
            "a16b4174746573746174696f6ea3"
                + "69757365725f64617461f6"
                + "656e6f6e6365420102"
                + "6a7075626c69635f6b6579f6");
  }

  @Test
  void writesLengthsFrom256InThreeBytes() {
    byte[] request =
        NsmRequest.attestation(Optional.empty(), Optional.empty(), Optional.of(new byte[1024]));
    assertThat(hex(request)).contains("6a7075626c69635f6b6579" + "590400" + "0000");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
