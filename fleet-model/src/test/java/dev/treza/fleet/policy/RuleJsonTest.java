package dev.treza.fleet.policy;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.policy.Schedule.Window;
import dev.treza.fleet.treasury.Edit;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleJsonTest {
  private static final Rule FULL =
      new Rule(
          "full",
          Set.of(NetworkMode.MAINNET, NetworkMode.TESTNET),
          Selection.only(Set.of(new Party.OfOfficer("ada"), new Party.OfClient("payments"))),
          Selection.only(Set.of("cold", "hot")),
          Selection.only(Set.of("Payroll", "@payees")),
          Selection.only(Set.of(OperationKind.CONTRACT_CALL)),
          Set.of(Bytes.hex("a9059cbb"), Bytes.hex("095ea7b3")),
          Selection.only(Set.of(Ask.ETHER)),
          List.of(
              new Limit.Single(BigInteger.TEN),
              new Limit.Sum(BigInteger.TWO.pow(100), Duration.ofDays(1)),
              new Limit.Count(BigInteger.TWO, Duration.ofHours(1))),
          Optional.of(
              new Schedule(
                  ZoneId.of("Europe/Berlin"),
                  List.of(new Window(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 540, 1020)))),
          Duration.ofMinutes(30),
          new Require(List.of(new GroupQuorum("treasurers", 2))));
  private static final JsonObject JSON = FULL.toJson();

  private static JsonRefusal refusal(Bytes json) {
    return (JsonRefusal) refused(JsonFields.decode(json, Rule::read)).id();
  }

  @Test
  void comesBackAsItWent() {
    assertThat(accepted(JsonFields.read(JSON, Rule::read))).isEqualTo(FULL);
    assertThat(accepted(JsonFields.read(Rules.ALL.toJson(), Rule::read))).isEqualTo(Rules.ALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"who", "from", "to", "what", "asset", "networks", "verdict"})
  void everythingIsWrittenOut(String member) {
    assertThat(refusal(Edit.remove(JSON, member))).isEqualTo(JsonRefusal.SCHEMA);
  }

  @ParameterizedTest
  @CsvSource({
    "/who/0, ada",
    "/who/0, officer:",
    "/who/0, robot:ada",
    "/from/0, Not an id",
    "/what/0, everything",
    "/selectors/0, A9059CBB",
    "/selectors/0, a9059c",
    "/asset/0, ether",
    "/limits/0/kind, average",
    "/limits/0/most, -1",
    "/limits/1/period, 0",
    "/limits/1/period, 31622400001",
    "/when/zone, +01:00",
    "/when/zone, Nowhere/Land",
    "/when/windows/0/from, 1440",
    "/when/windows/0/until, 540",
    "/when/windows/0/days/0, monday",
    "/hold, 0",
    "/hold, 604800001",
    "/verdict, maybe"
  })
  void refusesWhatCannotBe(String place, String text) {
    assertThat(refusal(Edit.set(JSON, place, text))).isEqualTo(JsonRefusal.SCHEMA);
  }

  @Test
  void everythingStandsAlone() {
    assertThat(refusal(Edit.texts(JSON, "/to", "*", "Payroll"))).isEqualTo(JsonRefusal.SCHEMA);
  }

  @Test
  void refusesAnUnknownField() {
    assertThat(refusal(Edit.set(JSON, "/unless", "rich"))).isEqualTo(JsonRefusal.SCHEMA);
  }
}
