package dev.treza.fleet.chain.evm.clearsign;

import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.review.EvmReview;
import dev.treza.fleet.chain.evm.typed.TypedData;
import dev.treza.fleet.vectors.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of the public registry, as another implementation showed them on a small screen:
/// broken into lines, so that they are compared without blanks. Left out are the headings of that
/// screen, and names of ENS, which we do not ask for: the address is shown.
class RegistryVectorsTest {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}):(\\d{2}:\\d{2}) ([AP])M UTC");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}(?![0-9a-fA-F])");
  private static final String UNKNOWN = "???";

  @Test
  void showsWhatTheExamplesOfTheRegistryShow() throws IOException {
    DescriptorBundle bundle = RegistryFixture.bundle();
    int examples = 0;
    for (JsonNode example : examples()) {
      examples++;
      assertShows(example, bundle);
    }
    assertThat(examples).isEqualTo(45);
  }

  @Test
  void readsEveryDescriptor() throws IOException {
    assertThat(RegistryFixture.descriptors()).hasSize(24);
    assertThat(RegistryFixture.bundle().digest()).isNotNull();
  }

  private static void assertShows(JsonNode example, DescriptorBundle bundle) {
    List<String> expected = new ArrayList<>();
    example.get("expectedTexts").forEach(text -> expected.add(text.asText()));
    Review review = review(example, expected, bundle);
    String shown = normal(shown(review));
    for (int i = 0; i < expected.size(); i++) {
      String text = expected.get(i);
      if (text.equals("Max fees") || text.equals("Interaction with") || text.endsWith(".eth")) {
        continue;
      }
      boolean owner = i > 0 && expected.get(i - 1).equals("Interaction with");
      assertThat(shown)
          .as("%s: %s", example.get("description").asText(), text)
          .contains(normal(owner ? afterOwner(text) : text));
    }
    assertThat(risks(review)).doesNotContain("TXR-BLIND-DATA", "TXR-DESCRIPTOR-UNFIT");
    if (expected.stream().anyMatch(text -> text.contains(UNKNOWN))) {
      assertThat(risks(review)).contains("TXR-TOKEN-UNKNOWN");
    } else {
      assertThat(risks(review)).doesNotContain("TXR-TOKEN-UNKNOWN");
    }
  }

  private static Review review(JsonNode example, List<String> expected, DescriptorBundle bundle) {
    EvmPayload payload = payload(example);
    String chain = payload.boundChain().orElseThrow().toString();
    return accepted(
        EvmReview.of(payload, RegistryFixture.context(chain, tokens(expected), bundle)));
  }

  private static EvmPayload payload(JsonNode example) {
    if (example.has("rawTx")) {
      return new EvmPayload.OfTransaction(
          accepted(EvmTransaction.parseUnsigned(Vectors.bytes(example.get("rawTx")))));
    }
    String document = example.get("data").toString();
    // some examples have addresses with a wrong checksum, which we refuse
    Outcome<TypedData> read = TypedData.parse(Bytes.utf8(document));
    if (read instanceof Outcome.Refused<TypedData>(var refusal)
        && refusal.id() == TransactionRefusal.CHECKSUM) {
      read = TypedData.parse(Bytes.utf8(withoutChecksums(document)));
    }
    return new EvmPayload.OfTypedData(accepted(read));
  }

  private static String withoutChecksums(String document) {
    return ADDRESS.matcher(document).replaceAll(match -> match.group().toLowerCase(Locale.ROOT));
  }

  /// The fixture without the tokens that the example does not know.
  private static String tokens(List<String> expected) {
    long unknown = expected.stream().filter(text -> text.contains(UNKNOWN)).count();
    boolean any = expected.stream().anyMatch(text -> text.contains("USDC"));
    if (unknown == 0) {
      return RegistryFixture.TOKENS;
    }
    return any ? RegistryFixture.TOKENS.lines().findFirst().orElseThrow() : "";
  }

  /// Every label and value in order, amounts in whole units only.
  private static String shown(Review review) {
    StringBuilder shown = new StringBuilder(review.intent());
    for (ReviewField field : review.fields()) {
      String value =
          field instanceof ReviewField.Amount(var _, var amount, var denomination)
              ? denomination.whole(amount) + denomination.symbol()
              : field.text();
      shown.append('\n').append(field.label()).append(value);
    }
    return shown.toString();
  }

  /// On the small screen, what follows the name of an owner may stand on the same line.
  private static String afterOwner(String text) {
    for (String owner : List.of("Uniswap Labs ", "Aave DAO", "Lido DAO w")) {
      if (text.startsWith(owner) && !text.equals(owner)) {
        return text.substring(owner.length());
      }
    }
    return text.equals("Lido DAO w") ? "Lido DAO" : text;
  }

  private static String normal(String text) {
    Matcher date = DATE.matcher(text);
    String dated =
        date.replaceAll(match -> {
          int hour = Integer.parseInt(match.group(2)) % 12 + (match.group(4).equals("P") ? 12 : 0);
          return "%s %02d:%s UTC".formatted(match.group(1), hour, match.group(3));
        });
    return dated
        .replace(UNKNOWN, "smallest units of unknown token")
        // cut on the small screen
        .replace("receiv 1", "receive 1")
        .replaceAll("\\s|\\(\\d+ smallest.*?\\)", "")
        .toLowerCase(Locale.ROOT);
  }

  private static List<String> risks(Review review) {
    return review.risks().stream().map(RiskFlag::id).toList();
  }

  private static List<JsonNode> examples() throws IOException {
    List<JsonNode> examples = new ArrayList<>();
    for (Map.Entry<String, String> file : Vectors.documents("erc7730/registry").entrySet()) {
      if (file.getKey().contains("/tests/")) {
        new ObjectMapper().readTree(file.getValue()).get("tests").forEach(examples::add);
      }
    }
    return examples;
  }
}
