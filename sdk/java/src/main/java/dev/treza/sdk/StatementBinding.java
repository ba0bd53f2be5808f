package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.StepOutcome;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChallengeStatement;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.KmsStatement;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.TransportStatement;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Judges the statement that a document vouches for against what was expected and against this
/// connection. The first step that fails ends it.
final class StatementBinding {
  private final Expectation expected;
  private final Bytes exporter;
  private final Map<BindingStep, StepOutcome> steps = new EnumMap<>(BindingStep.class);

  StatementBinding(Expectation expected, Bytes exporter) {
    this.expected = expected;
    this.exporter = exporter;
    for (BindingStep step : BindingStep.values()) {
      steps.put(step, new StepOutcome.NotReached());
    }
  }

  /// What became of every step.
  Map<BindingStep, StepOutcome> steps() {
    return steps;
  }

  Outcome<ChannelStatement> judge(Bytes encoded) {
    return noted(BindingStep.FORM, Statement.parse(encoded), "canonical JSON")
        .then(statement -> noted(BindingStep.PURPOSE, channel(statement), "use channel"))
        .then(this::head)
        .then(statement ->
            noted(BindingStep.EXPORTER, exporter(statement), "the exporter values are equal"));
  }

  private Outcome<ChannelStatement> head(ChannelStatement statement) {
    var head = statement.head();
    String realm = head.realm().text();
    String root = text(head.charterRoot());
    return check(
            BindingStep.REALM,
            statement,
            head.realm().equals(expected.anchor().realm()),
            Refusal.of(CharterRefusal.REALM, "the statement's realm is " + realm),
            realm)
        .then(same ->
            check(
                BindingStep.ENCLAVE,
                same,
                head.enclave().equals(expected.enclave()),
                Refusal.of(ChannelRefusal.ANSWER, "the enclave " + head.enclave() + " answers"),
                head.enclave()))
        .then(same ->
            check(
                BindingStep.CHARTER_ROOT,
                same,
                head.charterRoot().equals(pinned()),
                Refusal.of(AttestationRefusal.ROOT, "the statement's charter root is " + root),
                root));
  }

  private Outcome<ChannelStatement> check(
      BindingStep step, ChannelStatement statement, boolean holds, Refusal no, String detail) {
    return noted(step, holds ? Outcome.accepted(statement) : Outcome.refused(no), detail);
  }

  private static Outcome<ChannelStatement> channel(Statement statement) {
    return switch (statement) {
      case ChannelStatement channel -> Outcome.accepted(channel);
      case BootStatement _, ChallengeStatement _, TransportStatement _, KmsStatement _ ->
          Outcome.refused(AttestationRefusal.USE, "the statement is for another use than channel");
    };
  }

  private Outcome<ChannelStatement> exporter(ChannelStatement statement) {
    return statement.exporter().equals(exporter)
        ? Outcome.accepted(statement)
        : Outcome.refused(ChannelRefusal.EXPORTER, "the exporter values of the two ends differ");
  }

  private Optional<Digest> pinned() {
    return switch (expected.root()) {
      case ExpectedRoot.Pinned(Digest root) -> Optional.of(root);
      case ExpectedRoot.BeforeGenesis _ -> Optional.empty();
    };
  }

  private <T> Outcome<T> noted(BindingStep step, Outcome<T> outcome, String detail) {
    steps.put(
        step,
        switch (outcome) {
          case Accepted<T> _ -> new StepOutcome.Passed(detail);
          case Refused<T>(Refusal refusal) -> new StepOutcome.Failed(refusal);
        });
    return outcome;
  }

  private static String text(Optional<Digest> root) {
    return root.map(Digest::hex).orElse("none");
  }
}
