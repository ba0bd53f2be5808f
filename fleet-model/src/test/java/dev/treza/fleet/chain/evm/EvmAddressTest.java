package dev.treza.fleet.chain.evm;

import static dev.treza.fleet.chain.TransactionRefusal.ADDRESS;
import static dev.treza.fleet.chain.TransactionRefusal.CHECKSUM;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmAddressTest {
  private static final String RIGHT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // the examples of EIP-55
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        RIGHT,
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
      })
  void writesTheExamplesOfEip55(String form) {
    assertThat(accepted(EvmAddress.parse(form.toLowerCase(Locale.ROOT))).checksummed())
        .isEqualTo(form);
    assertThat(accepted(EvmAddress.parse(form)).checksummed()).isEqualTo(form);
  }

  @Test
  void acceptsUpperCaseWithoutChecksum() {
    String upper = "0x" + RIGHT.substring(2).toUpperCase(Locale.ROOT);
    assertThat(accepted(EvmAddress.parse(upper)).checksummed()).isEqualTo(RIGHT);
  }

  @Test
  void refusesAWrongChecksumAndShowsTheRightForm() {
    var refusal = refused(EvmAddress.parse(RIGHT.replace("aAeb", "aaeb")));
    assertThat(refusal.id()).isEqualTo(CHECKSUM);
    assertThat(refusal.detail()).contains(RIGHT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0x",
        "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\n",
        "vitalik.eth"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(refused(EvmAddress.parse(text)).id()).isEqualTo(ADDRESS);
  }

  @Test
  void derivesTheEthersAccountsFromTheirPublicKeys() throws IOException {
    JsonNode accounts = Vectors.json("ethers/accounts.json.gz");
    assertThat(accounts).isNotEmpty();
    for (JsonNode account : accounts) {
      assertThat(EvmAddress.ofPublicKey(publicKey(account.get("privateKey"))).checksummed())
          .as(account.get("name").asText())
          .isEqualTo(account.get("address").asText());
    }
  }

  @Test
  void derivesTheContractsOfTheEthersVectors() throws IOException {
    JsonNode senders = Vectors.json("ethers/create.json.gz");
    assertThat(senders).isNotEmpty();
    for (JsonNode vector : senders) {
      EvmAddress sender = accepted(EvmAddress.parse(vector.get("sender").asText()));
      for (JsonNode contract : vector.get("creates")) {
        assertThat(EvmAddress.ofCreation(sender, Vectors.integer(contract.get("nonce"))))
            .as(contract.get("name").asText())
            .hasToString(contract.get("address").asText());
      }
    }
  }

  @Test
  void derivesNoAddressFromAPointOffTheCurve() {
    Bytes off = Bytes.hex("04" + "11".repeat(64));
    assertThatIllegalArgumentException().isThrownBy(() -> EvmAddress.ofPublicKey(off));
  }

  @Test
  void derivesNoAddressFromACompressedKey() {
    Bytes key = Bytes.hex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    assertThatIllegalArgumentException().isThrownBy(() -> EvmAddress.ofPublicKey(key));
  }

  private static Bytes publicKey(JsonNode privateKey) {
    var base = CustomNamedCurves.getByName("secp256k1").getG();
    BigInteger secret = new BigInteger(1, Vectors.bytes(privateKey).toArray());
    return Bytes.of(base.multiply(secret).normalize().getEncoded(false));
  }
}
