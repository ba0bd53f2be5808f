package dev.treza.fleet.chain.evm.clearsign;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.evm.Eip1559Transaction;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.FeeMarketFields;
import dev.treza.fleet.chain.evm.abi.AbiEncoder;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.review.EvmReview;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What descriptors may say, each by one example: `f(uint256 a, uint256[] b, bytes c)` of a
/// contract is called with 1500000, [7, 8] and some bytes.
class DisplayRulesTest {
  private static final EvmAddress CONTRACT =
      EvmSamples.address("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
  private static final String SIGNATURE = "f(uint256 a, uint256[] b, bytes c)";
  private static final Bytes OCTETS = Bytes.hex("a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48ffee");
  private static final String USDC = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"raw\"} | A: 1500000",
        "{\"path\": \"#.a\", \"label\": \"A\"} | A: 1500000",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"amount\"} | A: 0.0000000000015 ETH"
            + " (1500000 wei)",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"tokenAmount\", \"params\":"
            + " {\"tokenPath\": \"c.[0:20]\"}} | A: 1.5 USDC (1500000 smallest units of USDC)",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"tokenAmount\", \"params\": {\"token\":"
            + " \"$.metadata.constants.usdc\", \"threshold\": \"0x1\", \"message\": \"Lots of\"}} |"
            + " A: Lots of USDC (1500000 smallest units of USDC)",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"tokenAmount\", \"params\": {\"token\":"
            + " \"$.metadata.constants.usdc\", \"nativeCurrencyAddress\":"
            + " [\"$.metadata.constants.usdc\"]}} | A: 0.0000000000015 ETH (1500000 wei)",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"tokenAmount\", \"params\":"
            + " {\"tokenPath\": \"@.to\"}} | A: 1500000 smallest units of unknown token CONTRACT",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"nftName\", \"params\":"
            + " {\"collectionPath\": \"@.to\"}} | A: 1500000 of collection CONTRACT",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"date\", \"params\": {\"encoding\":"
            + " \"timestamp\"}} | A: 1970-01-18 08:40:00 UTC (1500000)",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"date\", \"params\": {\"encoding\":"
            + " \"blockheight\"}} | A: block 1500000",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"duration\"} | A: 416:40:00",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"unit\", \"params\": {\"base\": \"%\","
            + " \"decimals\": 4}} | A: 150 %",
        "{\"path\": \"a\", \"label\": \"A\", \"format\": \"unit\", \"params\": {\"base\": \"h\","
            + " \"prefix\": true}} | A: 1.5 Mh",
        "{\"path\": \"b.[0]\", \"label\": \"B\", \"format\": \"chainId\"} | B: chain 7",
        "{\"path\": \"@.chainId\", \"label\": \"C\", \"format\": \"chainId\"} | C: Ethereum (1)",
        "{\"path\": \"b.[]\", \"label\": \"B\", \"format\": \"enum\", \"params\": {\"$ref\":"
            + " \"$.metadata.enums.e\"}} | B: eight",
        "{\"path\": \"b.[-1]\", \"label\": \"B\"} | B: 8",
        "{\"path\": \"c.[-2:]\", \"label\": \"C\"} | C: 0xffee",
        "{\"path\": \"c.[0:20]\", \"label\": \"C\", \"format\": \"tokenTicker\"} | C: USDC"
            + " (USDC_ADDRESS)",
        "{\"path\": \"@.value\", \"label\": \"V\", \"format\": \"amount\"} | V: 0 ETH (0 wei)",
        "{\"path\": \"@.from\", \"label\": \"F\", \"format\": \"addressName\"} | F:"
            + " 0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D",
        "{\"path\": \"@.to\", \"label\": \"T\", \"format\": \"addressName\", \"params\":"
            + " {\"senderAddress\": \"CONTRACT\"}} | T: 0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D",
        "{\"value\": \"text\", \"label\": \"T\"} | T: text",
        "{\"value\": \"$.metadata.constants.number\", \"label\": \"N\"} | N: 5",
        "{\"path\": \"a\", \"label\": \"A\", \"visible\": {\"ifNotIn\": [\"7\"]}} | A: 1500000",
        "{\"path\": \"a\", \"label\": \"A\", \"visible\": {\"ifNotIn\": [1500000]}} | Also: a:"
            + " 1500000",
        "{\"path\": \"a\", \"label\": \"A\", \"visible\": \"never\"} | Also: a: 1500000",
        "{\"path\": \"a\", \"label\": \"A\", \"visible\": {\"mustBe\": [1500000]}} | Also: a:"
            + " 1500000",
      })
  void shows(String field, String shown) {
    Review review = review(field.replace("CONTRACT", CONTRACT.toString()), "");
    assertThat(texts(review))
        .contains(
            shown
                .replace("USDC_ADDRESS", USDC)
                .replace("units of USDC", "units of " + USDC)
                .replace("CONTRACT", CONTRACT.toString()));
    assertThat(risks(review)).doesNotContain("TXR-DESCRIPTOR-UNFIT");
  }

  @Test
  void showsWhateverTheDescriptorLeavesOut() {
    assertThat(texts(review("{\"path\": \"a\", \"label\": \"A\"}", "")))
        .contains("Also: b.[0]: 7", "Also: b.[1]: 8", "Also: c: 0x" + OCTETS.hex());
  }

  @Test
  void doesNotUseADescriptorWhoseConditionDoesNotHold() {
    Review review =
        review("{\"path\": \"a\", \"label\": \"A\", \"visible\": {\"mustBe\": [\"7\"]}}", "");
    assertThat(risks(review)).contains("TXR-DESCRIPTOR-UNFIT", "TXR-CONTRACT-UNKNOWN");
    assertThat(texts(review))
        .contains("Also: a: 1500000")
        .noneMatch(t -> t.startsWith("Described"));
  }

  @Test
  void pointsOutAFormatItDoesNotCarryOut() {
    for (String field :
        List.of(
            "{\"path\": \"c\", \"label\": \"C\", \"format\": \"interoperableAddressName\"}",
            "{\"path\": \"a\", \"label\": \"A\", \"format\": \"tokenAmount\","
                + " \"params\": {\"token\": {\"map\": \"x\", \"keyPath\": \"a\"}}}",
            "{\"path\": \"c\", \"label\": \"C\", \"encryption\": {\"scheme\": \"x\"}}")) {
      assertThat(risks(review(field, ""))).contains("TXR-DESCRIPTOR-UNFIT");
    }
  }

  @Test
  void showsGroupsItemByItem() {
    String group =
        "{\"label\": \"Item\", \"path\": \"b.[]\", \"fields\": [{\"path\": \"\", \"label\":"
            + " \"B\"}]}";
    assertThat(texts(review(group, "")))
        .containsSubsequence("Item: b.[0]", "B: 7", "Item: b.[1]", "B: 8");
    String bundled =
        "{\"iteration\": \"bundled\", \"fields\": [{\"path\": \"b.[]\", \"label\": \"B\"},"
            + " {\"path\": \"#.b.[]\", \"label\": \"C\"}]}";
    assertThat(texts(review(bundled, ""))).containsSubsequence("B: 7", "C: 7", "B: 8", "C: 8");
  }

  @Test
  void saysTheSentenceWithTheValuesOrOnlyTheIntent() {
    String field = "{\"path\": \"a\", \"label\": \"A\"}, {\"path\": \"b.[]\", \"label\": \"B\"}";
    assertThat(review(field, "Do {a} of {b.[]} {{now}}").intent())
        .isEqualTo("Do 1500000 of 7, 8 {now} on Chain 1.");
    assertThat(review(field, "Do {c}").intent()).isEqualTo("Do it on Chain 1.");
  }

  private static Review review(String fields, String sentence) {
    String descriptor =
        """
        {"context": {"contract": {"deployments": [{"chainId": 1, "address": "%s"}]}},
         "metadata": {"owner": "Shop", "enums": {"e": {"7": "seven", "8": "eight"}},
                      "constants": {"usdc": "%s", "number": 5}},
         "display": {"formats": {"%s": {"intent": "Do it", %s "fields": [%s]}}}}
        """
            .formatted(
                CONTRACT,
                USDC,
                SIGNATURE,
                sentence.isEmpty() ? "" : "\"interpolatedIntent\": \"" + sentence + "\",",
                fields);
    DescriptorBundle bundle =
        accepted(DescriptorBundle.parse(RegistryFixture.bundled(Map.of("shop.json", descriptor))));
    return accepted(
        EvmReview.of(
            new EvmPayload.OfTransaction(transaction()),
            RegistryFixture.context("1", RegistryFixture.TOKENS, bundle)));
  }

  private static Eip1559Transaction transaction() {
    AbiFunction function = accepted(AbiFunction.parse(SIGNATURE));
    List<AbiValue> values =
        List.of(
            whole(1_500_000),
            new AbiValue.Items(List.of(whole(7), whole(8))),
            new AbiValue.Octets(OCTETS));
    List<AbiValue.Member> members = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      members.add(new AbiValue.Member(function.parameters().get(i).name(), values.get(i)));
    }
    return new Eip1559Transaction(
        new FeeMarketFields(
            BigInteger.ONE,
            BigInteger.ZERO,
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.ONE,
            Optional.of(CONTRACT),
            BigInteger.ZERO,
            AbiEncoder.call(function, new AbiValue.Tuple(members)),
            List.of()));
  }

  private static AbiValue whole(long value) {
    return new AbiValue.Whole(BigInteger.valueOf(value));
  }

  private static List<String> texts(Review review) {
    return review.fields().stream().map(field -> field.label() + ": " + field.text()).toList();
  }

  private static List<String> risks(Review review) {
    return review.risks().stream().map(RiskFlag::id).toList();
  }
}
