package dev.treza.fleet.chain.evm.clearsign;

import static dev.treza.fleet.chain.TransactionRefusal.ABI;
import static dev.treza.fleet.chain.TransactionRefusal.CHECKSUM;
import static dev.treza.fleet.chain.TransactionRefusal.DESCRIPTOR;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static dev.treza.fleet.chain.evm.EvmSamples.assertRefused;
import static dev.treza.fleet.chain.evm.EvmSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.json.JsonRefusal;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorBundleTest {
  private static final String SHOP = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String DESCRIPTOR_OF_SHOP =
      """
      {"context": {"contract": {"deployments": [{"chainId": 1, "address": "%s"}]}},
       "metadata": {"owner": "Shop", "enums": {"size": {"0": "small", "1": "large"}},
                    "constants": {"most": "0xff"}},
       "display": {
         "definitions": {"buyer": {"label": "Buyer", "format": "addressName"}},
         "formats": {"buy(address buyer, uint8 size)": {"intent": "Buy", "fields": [
           {"path": "buyer", "$ref": "$.display.definitions.buyer"},
           {"path": "#.size", "label": "Size", "format": "enum",
            "params": {"$ref": "$.metadata.enums.size"}}]}}}}
      """
          .formatted(SHOP);

  @Test
  void bindsAFunctionToItsContractOnItsChain() {
    DescriptorBundle bundle = accepted(parse(DESCRIPTOR_OF_SHOP));
    assertThat(find(bundle, 1, SHOP, "buy(address,uint8)")).isTrue();
    assertThat(find(bundle, 137, SHOP, "buy(address,uint8)")).isFalse();
    assertThat(find(bundle, 1, EvmAddress.ZERO.toString(), "buy(address,uint8)")).isFalse();
    assertThat(find(bundle, 1, SHOP, "sell(address,uint8)")).isFalse();
  }

  @Test
  void namesItsBytesByTheirDigest() {
    DescriptorBundle one = accepted(parse(DESCRIPTOR_OF_SHOP));
    DescriptorBundle other = accepted(parse(DESCRIPTOR_OF_SHOP.replace("\"Buy\"", "\"Buy it\"")));
    assertThat(one.digest()).isNotEqualTo(other.digest());
    assertThat(DescriptorBundle.builtIn().digest()).isNotEqualTo(one.digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"context\": | \"Context\": | shop.json/Context",
        "\"owner\": | \"boss\": | shop.json/metadata/boss",
        "\"owner\": \"Shop\" | \"owner\": \"Sh\\u202eop\" | shop.json/metadata/owner",
        "\"chainId\": 1 | \"chainId\": \"1\" | shop.json/context/contract/deployments/0/chainId",
        "\"contract\": { | \"contract\": {\"x\": true, | shop.json/context/contract/x",
        "\"contract\": { | \"eip712\": {}, \"contract\": { | shop.json/context",
        "\"intent\": \"Buy\" | \"intent\": true | shop.json/display/formats/buy(address buyer,"
            + " uint8 size)/intent",
        "\"format\": \"enum\" | \"format\": \"emum\" | FIELD/1",
        "$.metadata.enums.size | $.metadata.enums.color | FIELD/1/params/$ref",
        "$.display.definitions.buyer | $.display.definitions.seller | FIELD/0",
        "\"path\": \"#.size\" | \"path\": \"@.size\" | FIELD/1/path",
        "\"path\": \"#.size\" | \"value\": \"$.metadata.constants.least\" | FIELD/1/value",
        "\"path\": \"#.size\", | '' | FIELD/1",
        "\"path\": \"#.size\", | \"path\": \"#.size\", \"value\": 1, | FIELD/1",
        "\"path\": \"#.size\", | \"path\": \"#.size\", \"color\": 1, | FIELD/1/color",
        "\"path\": \"#.size\", | \"path\": \"#.size\", \"visible\": \"maybe\", | FIELD/1/visible",
        "\"path\": \"#.size\", | \"path\": \"#.size\", \"visible\": {}, | FIELD/1/visible",
      })
  void refusesWhatIsNotAsItMustBeAndSaysWhere(String good, String bad, String place) {
    assertThat(DESCRIPTOR_OF_SHOP).contains(good);
    assertRefused(
        parse(DESCRIPTOR_OF_SHOP.replace(good, bad)),
        DESCRIPTOR,
        place.replace("FIELD", "shop.json/display/formats/buy(address buyer, uint8 size)/fields"));
  }

  @Test
  void refusesPathsSignaturesAndAddressesThatAreNone() {
    String fields = "shop.json/display/formats/buy(address buyer, uint8 size)/fields";
    assertRefused(parse(DESCRIPTOR_OF_SHOP.replace("#.size", "#.si ze")), ABI, fields + "/1/path");
    assertThat(refused(parse(DESCRIPTOR_OF_SHOP.replace("uint8 size", "uint7 size"))).id())
        .isEqualTo(ABI);
    assertRefused(
        parse(DESCRIPTOR_OF_SHOP.replace("5aAeb6", "5aaeb6")),
        CHECKSUM,
        "shop.json/context/contract/deployments/0/address");
  }

  @Test
  void refusesTwoDescriptorsOfOneFunction() {
    String other = DESCRIPTOR_OF_SHOP.replace("\"Buy\"", "\"Sell\"");
    Bytes bundle = RegistryFixture.bundled(Map.of("a.json", DESCRIPTOR_OF_SHOP, "b.json", other));
    assertRefused(DescriptorBundle.parse(bundle), DESCRIPTOR, "b.json");
  }

  @Test
  void refusesABundleThatIsNoJson() {
    assertThat(refused(DescriptorBundle.parse(Bytes.utf8("{"))).id()).isEqualTo(JsonRefusal.SYNTAX);
    assertThat(refused(DescriptorBundle.parse(Bytes.utf8("[]"))).id()).isEqualTo(DESCRIPTOR);
    assertThat(refused(parse("{\"metadata\": {\"owner\": null}}")).id())
        .isEqualTo(JsonRefusal.SYNTAX);
  }

  @Test
  void takesOverWhatItIncludesAndGoesBeforeIt() {
    String base =
        "{\"metadata\": {\"owner\": \"Base\", \"constants\": {\"a\": 1}},"
            + " \"display\": {\"formats\": {\"buy(address buyer, uint8 size)\": {\"fields\": ["
            + "{\"path\": \"size\", \"label\": \"Base\", \"format\": \"raw\"},"
            + "{\"path\": \"buyer\", \"label\": \"Base\", \"format\": \"raw\"}]}}}}";
    String shop =
        DESCRIPTOR_OF_SHOP
            .replaceFirst("\\{", "{\"includes\": \"../base/base.json\", ")
            .replace(
                "\"$ref\": \"$.display.definitions.buyer\"",
                "\"label\": \"Buyer\", \"format\": \"addressName\"")
            .replace("#.size", "size");
    Bytes bundle = RegistryFixture.bundled(Map.of("base/base.json", base, "shop/shop.json", shop));
    BoundFormat format =
        accepted(DescriptorBundle.parse(bundle))
            .find(BigInteger.ONE, accepted(EvmAddress.parse(SHOP)), selector("buy(address,uint8)"))
            .orElseThrow();
    assertThat(format.source()).endsWith("of Shop");
    assertThat(format.display().nodes()).hasSize(2);
    assertThat(format.display().nodes().toString())
        .contains("Buyer", "Size")
        .doesNotContain("Base");
  }

  @ParameterizedTest
  @CsvSource({"missing.json", "../../../x.json", "shop.json", "https://example.com/x.json"})
  void refusesWhatItCannotInclude(String path) {
    String shop = DESCRIPTOR_OF_SHOP.replaceFirst("\\{", "{\"includes\": \"" + path + "\", ");
    assertThat(refused(parse(shop)).id()).isEqualTo(DESCRIPTOR);
  }

  private static boolean find(
      DescriptorBundle bundle, long chain, String address, String signature) {
    return bundle
        .find(BigInteger.valueOf(chain), accepted(EvmAddress.parse(address)), selector(signature))
        .isPresent();
  }

  private static Bytes selector(String signature) {
    return accepted(AbiFunction.parse(signature)).selector();
  }

  private static Outcome<DescriptorBundle> parse(String descriptor) {
    return DescriptorBundle.parse(RegistryFixture.bundled(Map.of("shop.json", descriptor)));
  }
}
