package dev.treza.agent.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusesTest {
  @ParameterizedTest
  @EnumSource(AgentRefusal.class)
  void noRefusalLooksLikeASuccess(AgentRefusal refusal) {
    assertThat(Statuses.of(refusal)).isBetween(400, 599);
  }

  @Test
  void saysWhoseMistakeItIs() {
    assertThat(Statuses.of(JsonRefusal.CANON)).isEqualTo(400);
    assertThat(Statuses.of(ApprovalRefusal.EXPIRED)).isEqualTo(403);
    assertThat(Statuses.of(AgentRefusal.CONFLICT)).isEqualTo(409);
    assertThat(Statuses.of(AgentRefusal.STORE)).isEqualTo(503);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEALED", "SEAL_ROOT", "SEAL_BIRTH"})
  void answersTheIdOfASealedRecordThatIsRefused(AgentRefusal refusal) {
    Answer answer = Answer.refused(Refusal.of(refusal, "a record"));
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().member("id"))
        .isEqualTo(Problem.of(500, Refusal.of(refusal, "a record")).toJson().member("id"));
    assertThat(answer.body().toString()).contains(refusal.id());
  }
}
