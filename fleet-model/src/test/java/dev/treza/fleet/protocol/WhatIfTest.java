package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.policy.Condition;
import dev.treza.fleet.policy.Mismatch;
import dev.treza.fleet.policy.PolicyRefusal;
import dev.treza.fleet.policy.PolicyTrace;
import dev.treza.fleet.policy.PolicyVerdict;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.SpentBefore;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The what-if as it travels, and what is said of a request that waits.
class WhatIfTest {
  private static final AssetId ETHER = new AssetId("eip155:1/slip44:60");

  private static PolicyTrace trace(PolicyVerdict verdict) {
    Operation call =
        new Operation(
            OperationKind.CONTRACT_CALL,
            Optional.of("0x3535353535353535353535353535353535353535"),
            Optional.of(Bytes.hex("a9059cbb")),
            Optional.of(new AssetAmount(ETHER, BigInteger.TEN)));
    PolicyTrace.Asked no =
        new PolicyTrace.Asked(
            "small", Optional.of(new Mismatch(Condition.LIMITS, "the request spends 10")));
    PolicyTrace.Asked yes = new PolicyTrace.Asked("all", Optional.empty());
    Operation bare = Operation.of(OperationKind.CONTRACT_CALL);
    return new PolicyTrace(
        List.of(
            new PolicyTrace.Step(call, List.of(no, yes), verdict),
            new PolicyTrace.Step(bare, List.of(), verdict)),
        verdict);
  }

  private static WhatIfReply reply(PolicyVerdict verdict) {
    return new WhatIfReply(
        Treasury.digest("request"),
        Treasury.NOW,
        trace(verdict),
        List.of(new SpentBefore(ETHER, Duration.ofDays(1), BigInteger.TWO, 1)));
  }

  private static void comesBack(WhatIfReply reply) {
    Bytes bytes = CanonicalJson.encode(reply.toJson());
    assertThat(accepted(JsonFields.decode(bytes, WhatIfReply::read))).isEqualTo(reply);
    assertThat(id(JsonFields.decode(Edit.set(reply.toJson(), "/surprise", "x"), WhatIfReply::read)))
        .isEqualTo("JSON-SCHEMA");
  }

  @Test
  void everyVerdictComesBackAsItWas() {
    comesBack(reply(new PolicyVerdict.Allowed("all")));
    comesBack(reply(new PolicyVerdict.Held("all", Treasury.NOW)));
    comesBack(
        reply(new PolicyVerdict.NeedsApproval("all", List.of(new GroupQuorum("approvers", 2)))));
    Refusal no = Refusal.of(PolicyRefusal.NO_RULE, "no rule covers it");
    comesBack(reply(new PolicyVerdict.Denied(no)));
    comesBack(reply(new PolicyVerdict.Undecidable(no)));
  }

  @Test
  void everyConditionComesBackAsItWas() {
    for (Condition condition : Condition.values()) {
      PolicyTrace.Asked asked =
          new PolicyTrace.Asked("small", Optional.of(new Mismatch(condition, "so it is")));
      PolicyVerdict verdict = new PolicyVerdict.Allowed("all");
      Operation operation = Operation.of(OperationKind.CONTRACT_CALL);
      PolicyTrace trace =
          new PolicyTrace(
              List.of(new PolicyTrace.Step(operation, List.of(asked), verdict)), verdict);
      comesBack(new WhatIfReply(Treasury.digest("r"), Treasury.NOW, trace, List.of()));
    }
  }

  @Test
  void aQuestionComesBackAsItWas() {
    SignCall call = Treasury.call("1");
    for (WhatIfCall question :
        List.of(
            new WhatIfCall(call, List.of(), Optional.empty(), Optional.empty()),
            new WhatIfCall(
                call, List.of("ada", "ben"), Optional.of("payments"), Optional.of(Treasury.NOW)))) {
      Bytes bytes = CanonicalJson.encode(question.toJson());
      assertThat(accepted(JsonFields.decode(bytes, WhatIfCall::read))).isEqualTo(question);
    }
  }

  @Test
  void aHeldRequestSaysUntilWhenAndThatItMayBeRejected() {
    assertThat(PendingReply.held(Treasury.digest("r"), "slow", Treasury.NOW).words())
        .isEqualTo(
            "held until 2026-03-01 12:00:00 UTC by rule slow; anyone in charge may reject it until"
                + " then");
  }

  @Test
  void aRequestThatNeedsApprovalsSaysWhose() {
    assertThat(
            new PendingReply(
                    Treasury.digest("r"),
                    "large",
                    List.of(new GroupQuorum("approvers", 2), new GroupQuorum("board", 1)))
                .words())
        .isEqualTo("rule large asks for 2 more of approvers, 1 more of board");
  }
}
