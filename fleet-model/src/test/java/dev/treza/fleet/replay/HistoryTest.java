package dev.treza.fleet.replay;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.treasury.Treasury;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files of history: read line by line, refused with the number of the line.
class HistoryTest {
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 1_000_000 : 2_000;
  private static final long SEED = Long.getLong("treza.seed", new Random().nextLong());

  static String wallet() {
    return text(JsonObject.builder().object("wallet", Treasury.wallet().toJson()).build());
  }

  static String payment(long time, Optional<String> client, List<String> approvedBy) {
    JsonObject call = Treasury.call("1").toJson();
    JsonObject.Builder json = JsonObject.builder().integer("time", time);
    call.members().forEach(json::value);
    client.ifPresent(id -> json.text("client", id));
    if (!approvedBy.isEmpty()) {
      json.texts("approved_by", approvedBy);
    }
    return text(json.build());
  }

  static String payment(long time) {
    return payment(time, Optional.empty(), List.of());
  }

  private static String text(JsonObject json) {
    return new String(CanonicalJson.encode(json).toArray(), StandardCharsets.UTF_8);
  }

  static Bytes file(String... lines) {
    return Bytes.utf8(String.join("\n", lines) + "\n");
  }

  private static Refusal refused(String... lines) {
    return switch (History.parse(file(lines))) {
      case Outcome.Refused<History>(Refusal refusal) -> refusal;
      case Outcome.Accepted<History>(History history) -> throw new AssertionError(history);
    };
  }

  @Test
  void readsWalletsAndTransactionsInTheOrderOfTheLines() {
    History history =
        accepted(
            History.parse(
                file(wallet(), payment(5), payment(5, Optional.of("payments"), List.of("ada")))));
    assertThat(history.entries()).hasSize(2);
    assertThat(history.entries().get(0).line()).isEqualTo(2);
    assertThat(history.entries().get(1).client()).contains("payments");
    assertThat(history.entries().get(1).approvedBy()).containsExactly("ada");
    assertThat(history.entries().get(1).wallet()).isEqualTo(Treasury.wallet());
  }

  @Test
  void theLastLineNeedsNoEnd() {
    Bytes whole = file(wallet(), payment(5));
    assertThat(accepted(History.parse(whole.slice(0, whole.length() - 1))))
        .isEqualTo(accepted(History.parse(whole)));
  }

  @Test
  void saysWhichLineIsNoJson() {
    assertThat(refused(wallet(), payment(5), "{"))
        .satisfies(no -> {
          assertThat(no.id()).isEqualTo(HistoryRefusal.LINE);
          assertThat(no.place()).contains("line 3");
        });
  }

  @Test
  void refusesAnEmptyLine() {
    assertThat(refused(wallet(), "", payment(5)).place()).contains("line 2");
  }

  @Test
  void refusesAFieldNobodyKnows() {
    assertThat(refused(wallet(), payment(5).replace("{\"time\"", "{\"tim\":\"1\",\"time\"")))
        .satisfies(no -> assertThat(no.place()).contains("line 2"));
  }

  @Test
  void refusesATransactionBeforeItsWallet() {
    assertThat(refused(payment(5), wallet()).place()).contains("line 1");
  }

  @Test
  void refusesAWalletThatStandsThereTwice() {
    assertThat(refused(wallet(), wallet(), payment(5)).place()).contains("line 2");
  }

  @Test
  void refusesATimeThatFalls() {
    assertThat(refused(wallet(), payment(5), payment(4)).detail()).contains("before");
  }

  @Test
  void refusesAHistoryWithoutTransactions() {
    assertThat(refused(wallet()).detail()).contains("no transaction");
  }

  @Test
  void refusesSignedApprovals() {
    String signed = payment(5).replace("\"time\"", "\"approvals\":[\"a.b.c\"],\"time\"");
    assertThat(refused(wallet(), signed).place()).contains("line 2");
  }

  @Test
  void damagedFilesAreReadOrRefusedWithTheirLine() {
    Random random = new Random(SEED);
    Bytes valid = file(wallet(), payment(5), payment(6, Optional.of("payments"), List.of("ada")));
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = valid.toArray();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            (byte)
                (random.nextBoolean()
                    ? "\n\"\\{}[],:0129-az".charAt(random.nextInt(16))
                    : random.nextInt());
      }
      Bytes damaged = Bytes.of(bytes).slice(0, random.nextInt(1, bytes.length + 1));
      try {
        if (History.parse(damaged) instanceof Outcome.Refused<History>(Refusal refusal)) {
          assertThat(refusal.place().orElseThrow()).startsWith("line ");
        }
      } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
        throw new AssertionError("-Dtreza.seed=" + SEED + ", round " + round, e);
      }
    }
  }
}
