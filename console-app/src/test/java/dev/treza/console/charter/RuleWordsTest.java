package dev.treza.console.charter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.policy.Limit;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.policy.Schedule;
import dev.treza.fleet.policy.Schedule.Window;
import dev.treza.fleet.policy.Selection;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RuleWordsTest {
  private static Rule rule(String asset) {
    return new Rule(
        "payroll",
        Set.of(NetworkMode.TESTNET),
        Selection.only(Set.<Party>of(new Party.OfClient("erp"))),
        Selection.everything(),
        Selection.only(Set.of("@staff")),
        Selection.only(Set.of(OperationKind.TRANSFER)),
        Set.of(),
        Selection.only(Set.of(new AssetId(asset))),
        List.of(new Limit.Sum(new BigInteger("1500000000000000000"), Duration.ofDays(1))),
        Optional.of(
            new Schedule(
                ZoneId.of("Europe/Zurich"),
                List.of(new Window(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 480, 1080)))),
        Duration.ofHours(2),
        new Require(List.of(new GroupQuorum("treasury", 2))));
  }

  @Test
  void saysEveryConditionInWords() {
    assertThat(new RuleWords(rule("eip155:11155111/slip44:60")).conditions())
        .contains(
            "if asked by client erp",
            "from any wallet",
            "to anybody of list staff",
            "transfer",
            "only Mon, Fri 08:00–18:00 (Europe/Zurich)");
  }

  @Test
  void givesLimitsInWholeUnitsWhereTheAssetIsKnown() {
    assertThat(new RuleWords(rule("eip155:11155111/slip44:60")).conditions())
        .contains("at most 1.5 ETH (1500000000000000000 wei) in 1 day");
  }

  @Test
  void givesLimitsOfUnknownAssetsInSmallestUnits() {
    assertThat(
            new RuleWords(rule("eip155:1/erc20:0x3535353535353535353535353535353535353535"))
                .conditions())
        .contains("at most 1500000000000000000 smallest units in 1 day");
  }

  @Test
  void saysWhoMustApproveAndHowLongItIsHeld() {
    assertThat(new RuleWords(rule("eip155:11155111/slip44:60")).verdict())
        .isEqualTo("2 of treasury must approve, then held for 2 hours");
  }
}
