package dev.treza.console.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PaymentFileTest {
  private static final String HEAD = "wallet,to,value\n";

  static List<PaymentLine> lines(String text) {
    return switch (PaymentFile.read(Bytes.utf8(text))) {
      case Outcome.Accepted<List<PaymentLine>>(List<PaymentLine> lines) -> lines;
      case Outcome.Refused<List<PaymentLine>>(Refusal refusal) ->
          throw new AssertionError(refusal.line());
    };
  }

  private static String refusal(String text) {
    return switch (PaymentFile.read(Bytes.utf8(text))) {
      case Outcome.Accepted<List<PaymentLine>> accepted ->
          throw new AssertionError(accepted.toString());
      case Outcome.Refused<List<PaymentLine>>(Refusal refusal) ->
          refusal.id().id() + refusal.place().map(place -> " " + place).orElse("");
    };
  }

  @Test
  void readsTheSamePaymentsFromCsvAndFromJson() {
    Map<PaymentColumn, String> expected =
        Map.of(
            PaymentColumn.WALLET, "w-1",
            PaymentColumn.TO, "Supplier",
            PaymentColumn.VALUE, "1.5",
            PaymentColumn.NONCE, "7");

    assertThat(lines("to,nonce,wallet,token,value\nSupplier,7,w-1,,1.5\n"))
        .containsExactly(new PaymentLine("line 2", expected));
    assertThat(
            lines(
                " [{\"wallet\":\"w-1\",\"to\":\"Supplier\",\"value\":\"1.5\",\"nonce\":\"7\","
                    + "\"token\":\"\"}]"))
        .containsExactly(new PaymentLine("/0", expected));
  }

  @Test
  void namesTheColumnThatIsUnknownTwiceOrMissing() {
    assertThat(refusal("wallet,to,value,amount\n")).isEqualTo("PAY-COLUMN line 1, column 17");
    assertThat(refusal("wallet,to,value,to\n")).isEqualTo("PAY-COLUMN line 1, column 17");
    assertThat(refusal("wallet,to\n")).isEqualTo("PAY-COLUMN line 1, column 1");
    assertThat(refusal("[{\"wallet\":\"w\",\"to\":\"x\",\"value\":\"1\",\"amount\":\"2\"}]"))
        .isEqualTo("PAY-COLUMN /0/amount");
    assertThat(refusal("[{\"wallet\":\"w\",\"to\":\"x\"}]")).isEqualTo("PAY-COLUMN /0");
  }

  @Test
  void takesNoNumberForAnAmount() {
    assertThat(refusal("[{\"wallet\":\"w\",\"to\":\"x\",\"value\":1.5}]")).startsWith("JSON-");
    assertThat(refusal("[{\"wallet\":\"w\",\"to\":\"x\",\"value\":1}]")).startsWith("JSON-NUMBER");
    assertThat(refusal("[{\"wallet\":\"w\",\"to\":\"x\",\"value\":true}]"))
        .isEqualTo("JSON-SCHEMA /0/value");
    assertThat(refusal("{\"wallet\":\"w\"}")).isEqualTo("JSON-SCHEMA");
  }

  @Test
  void takesOneToAThousandPayments() {
    assertThat(refusal(HEAD)).isEqualTo("PAY-EMPTY");
    assertThat(refusal("[]")).isEqualTo("PAY-EMPTY");
    assertThat(lines(HEAD + "w,x,1\n".repeat(1000))).hasSize(1000);
    assertThat(refusal(HEAD + "w,x,1\n".repeat(1001))).isEqualTo("PAY-MANY");
  }

  /// The reader of a file that anybody may have written throws nothing.
  @Test
  void damagedFilesAreReadOrRefused() {
    long seed = 0x7061_7931L;
    Random random = new Random(seed);
    int cases = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;
    List<byte[]> whole =
        List.of(
            (HEAD + "w-1,\"0x00\",1.5\n").getBytes(StandardCharsets.UTF_8),
            "[{\"wallet\":\"w\",\"to\":\"x\",\"value\":\"1\"}]".getBytes(StandardCharsets.UTF_8));
    int read = 0;
    for (int i = 0; i < cases; i++) {
      byte[] bytes = whole.get(i % 2).clone();
      for (int hits = random.nextInt(3); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (PaymentFile.read(Bytes.of(bytes)) instanceof Outcome.Accepted<List<PaymentLine>>(var l)) {
        read++;
        assertThat(l).as("seed %d, case %d", seed, i).isNotEmpty();
      }
    }
    assertThat(read).isBetween(cases / 20, cases);
  }
}
