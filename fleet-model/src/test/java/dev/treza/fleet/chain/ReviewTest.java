package dev.treza.fleet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final RiskFlag WARNING = new RiskFlag("TXR-W", Severity.WARNING, "Look.");
  private static final RiskFlag CRITICAL = new RiskFlag("TXR-C", Severity.CRITICAL, "Stop.");
  private static final RiskFlag UNSEEN = new RiskFlag("TXR-N", Severity.NOT_ANALYSED, "Unseen.");

  private static final Review REVIEW =
      new Review(
          "test/1",
          "Do it.",
          List.of(
              new ReviewField.Amount(
                  "Amount", BigInteger.valueOf(15), new Denomination("T", 1, "tenth")),
              new ReviewField.Address("To", "somewhere", Optional.empty()),
              new ReviewField.Count("Nonce", BigInteger.TWO),
              new ReviewField.Octets("Key", Bytes.hex("00ff")),
              new ReviewField.Text("Network", "Test"),
              new ReviewField.Unknown("Rest", Bytes.hex("ff00"))),
          List.of(WARNING));

  private static final String CANONICAL =
      """
      {"fields":[\
      {"kind":"amount","label":"Amount","smallest":"tenth","symbol":"T","value":"15","whole":"1.5"},\
      {"kind":"address","label":"To","value":"somewhere"},\
      {"kind":"number","label":"Nonce","value":"2"},\
      {"kind":"bytes","label":"Key","value":"AP8"},\
      {"kind":"text","label":"Network","value":"Test"},\
      {"kind":"unknown","label":"Rest","value":"_wA"}],\
      "intent":"Do it.","model":"test/1",\
      "risks":[{"id":"TXR-W","sentence":"Look.","severity":"warning"}]}\
      """;

  @Test
  void hasOneCanonicalForm() {
    assertThat(CanonicalJson.encode(REVIEW.toJson())).isEqualTo(Bytes.utf8(CANONICAL));
  }

  @Test
  void isIdentifiedByTheDigestOfItsCanonicalForm() {
    assertThat(REVIEW.digest()).isEqualTo(Digest.of(Bytes.utf8(CANONICAL)));
  }

  @Test
  void isAsSevereAsItsWorstRisk() {
    assertThat(severity()).isEqualTo(Severity.OK);
    assertThat(severity(UNSEEN, WARNING)).isEqualTo(Severity.NOT_ANALYSED);
    assertThat(severity(WARNING, CRITICAL, UNSEEN)).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void takesNoRiskUnderAFreeName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskFlag("blind", Severity.WARNING, "Look."));
  }

  private static Severity severity(RiskFlag... risks) {
    return new Review("test/1", "Do it.", List.of(), List.of(risks)).severity();
  }
}
