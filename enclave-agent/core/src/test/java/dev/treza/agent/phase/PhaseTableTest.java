package dev.treza.agent.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.Phase;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTableTest {
  /// The whole table, written down a second time by hand: a call that is not named is refused.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HEALTH             | yes | yes | yes | yes
          ATTESTATION        | yes | yes | yes | yes
          READ_CHARTER       | no  | yes | yes | yes
          AUDIT              | no  | yes | yes | yes
          FOUND              | yes | no  | no  | no
          LIST_WALLETS       | no  | no  | yes | yes
          REVIEW_TRANSACTION | no  | no  | yes | no
          WHAT_IF            | no  | no  | yes | no
          GENERATE_WALLET    | no  | no  | yes | no
          SIGN_TRANSACTION   | no  | no  | yes | no
          """)
  void answersExactlyWhatTheTableNames(
      Call call, String awaiting, String chartered, String serving, String retired) {
    assertThat(new String[] {awaiting, chartered, serving, retired})
        .containsExactly(
            answer(Phase.AWAITING_CHARTER, call),
            answer(Phase.CHARTERED, call),
            answer(Phase.SERVING, call),
            answer(Phase.RETIRED, call));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void refusesEveryOtherCallByTheIdOfThePhase(Phase phase) {
    Set<Call> others = EnumSet.complementOf(EnumSet.copyOf(PhaseTable.answers(phase)));
    assertThat(others)
        .isNotEmpty()
        .allSatisfy(call ->
            assertThat(PhaseTable.refuses(phase, call).orElseThrow().id())
                .isEqualTo(AgentRefusal.PHASE));
  }

  @Test
  void usesNoKeyBeforeServingNorAfter() {
    assertThat(EnumSet.complementOf(EnumSet.of(Phase.SERVING)))
        .allSatisfy(phase ->
            assertThat(PhaseTable.answers(phase))
                .doesNotContain(Call.GENERATE_WALLET, Call.SIGN_TRANSACTION, Call.SIGN_BATCH));
  }

  @Test
  void changesStateByExactlyTheseCalls() {
    assertThat(Call.values())
        .filteredOn(Call::changesState)
        .containsExactlyInAnyOrder(
            Call.FOUND,
            Call.AMEND,
            Call.SUSPEND,
            Call.GENERATE_WALLET,
            Call.IMPORT_TRANSPORT,
            Call.IMPORT_KEY,
            Call.RELEASE_KEY,
            Call.SIGN_TRANSACTION,
            Call.SIGN_BATCH);
  }

  private static String answer(Phase phase, Call call) {
    return PhaseTable.refuses(phase, call).isEmpty() ? "yes" : "no";
  }
}
