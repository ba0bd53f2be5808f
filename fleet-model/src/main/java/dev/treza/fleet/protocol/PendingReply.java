package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The answer 202: nothing was done, because approvals are missing or because a rule holds the
/// request for a while, so that it can be rejected.
///
/// @param request digest of the request to approve
/// @param rule the rule that asks for them
/// @param missing how many more of which group, in the order in which they approve
/// @param until when nothing is missing: how long it is held
public record PendingReply(
    Digest request, String rule, List<GroupQuorum> missing, Optional<Instant> until) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public PendingReply {
    missing = List.copyOf(missing);
    if (missing.isEmpty() == until.isEmpty()) {
      throw new IllegalArgumentException("either approvals are missing or it is held");
    }
  }

  /// Approvals are missing.
  public PendingReply(Digest request, String rule, List<GroupQuorum> missing) {
    this(request, rule, missing, Optional.empty());
  }

  /// It has all it needs and is held.
  public static PendingReply held(Digest request, String rule, Instant until) {
    return new PendingReply(request, rule, List.of(), Optional.of(until));
  }

  /// What is waited for, in words without full stop: who else is to approve, or until when it is
  /// held, in UTC.
  public String words() {
    return until
        .map(time ->
            "held until %s by rule %s; anyone in charge may reject it until then"
                .formatted(SECONDS.format(time), rule))
        .orElseGet(() -> "rule %s asks for %s".formatted(rule, String.join(", ", groups())));
  }

  /// `2 more of approvers`, one for each group.
  public List<String> groups() {
    return missing.stream().map(quorum -> quorum.k() + " more of " + quorum.group()).toList();
  }

  public JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().digest("request", request).text("rule", rule);
    if (!missing.isEmpty()) {
      json.array("missing", missing.stream().map(GroupQuorum::toJson).toList());
    }
    until.ifPresent(time -> json.time("until", time));
    return json.build();
  }

  public static PendingReply read(JsonFields fields) throws JsonShapeException {
    Digest request = fields.digest("request");
    String rule = fields.choice("rule", Ids::parse);
    Optional<Instant> until = fields.optionalTime("until");
    if (until.isPresent()) {
      return held(request, rule, until.get());
    }
    List<GroupQuorum> missing = new ArrayList<>();
    for (JsonFields group : fields.objects("missing")) {
      missing.add(GroupQuorum.read(group));
    }
    return new PendingReply(request, rule, missing);
  }
}
