package dev.treza.fleet.policy;

import dev.treza.fleet.Ids;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.PolicyVerdict.Allowed;
import dev.treza.fleet.policy.PolicyVerdict.Denied;
import dev.treza.fleet.policy.PolicyVerdict.Held;
import dev.treza.fleet.policy.PolicyVerdict.NeedsApproval;
import dev.treza.fleet.policy.PolicyVerdict.Undecidable;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The JSON form of a verdict: the word for its kind, and what belongs to it.
final class VerdictJson {
  private enum Kind {
    ALLOWED("allowed"),
    HELD("held"),
    NEEDS_APPROVAL("needs-approval"),
    DENIED("denied"),
    UNDECIDABLE("undecidable");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    static Optional<Kind> parse(String text) {
      return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
  }

  private VerdictJson() {}

  static JsonObject write(PolicyVerdict verdict) {
    return switch (verdict) {
      case Allowed(String rule) -> by(Kind.ALLOWED, rule).build();
      case Held(String rule, var until) -> by(Kind.HELD, rule).time("until", until).build();
      case NeedsApproval(String rule, List<GroupQuorum> missing) ->
          by(Kind.NEEDS_APPROVAL, rule)
              .array("missing", missing.stream().map(GroupQuorum::toJson).toList())
              .build();
      case Denied(Refusal refusal) -> no(Kind.DENIED, refusal);
      case Undecidable(Refusal why) -> no(Kind.UNDECIDABLE, why);
    };
  }

  private static JsonObject.Builder by(Kind kind, String rule) {
    return JsonObject.builder().text("verdict", kind.text).text("rule", rule);
  }

  private static JsonObject no(Kind kind, Refusal refusal) {
    return JsonObject.builder()
        .text("verdict", kind.text)
        .text("refusal", refusal.id().id())
        .text("detail", refusal.detail())
        .build();
  }

  static PolicyVerdict read(JsonFields fields) throws JsonShapeException {
    return switch (fields.choice("verdict", Kind::parse)) {
      case ALLOWED -> new Allowed(rule(fields));
      case HELD -> new Held(rule(fields), fields.time("until"));
      case NEEDS_APPROVAL -> {
        List<GroupQuorum> missing = new ArrayList<>();
        for (JsonFields one : fields.objects("missing")) {
          missing.add(GroupQuorum.read(one));
        }
        yield new NeedsApproval(rule(fields), missing);
      }
      case DENIED -> new Denied(refusal(fields));
      case UNDECIDABLE -> new Undecidable(refusal(fields));
    };
  }

  private static String rule(JsonFields fields) throws JsonShapeException {
    return fields.choice("rule", Ids::parse);
  }

  private static Refusal refusal(JsonFields fields) throws JsonShapeException {
    return Refusal.of(fields.choice("refusal", VerdictJson::refusalId), fields.text("detail"));
  }

  private static Optional<PolicyRefusal> refusalId(String text) {
    return Stream.of(PolicyRefusal.values()).filter(one -> one.id().equals(text)).findFirst();
  }
}
