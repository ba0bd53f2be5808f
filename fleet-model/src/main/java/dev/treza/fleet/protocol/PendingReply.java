package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import java.util.ArrayList;
import java.util.List;

/// The answer 202: nothing was done, because approvals are missing.
///
/// @param request digest of the request to approve
/// @param rule the rule that asks for them
/// @param missing how many more of which group
public record PendingReply(Digest request, String rule, List<GroupQuorum> missing) {
  public PendingReply {
    missing = List.copyOf(missing);
  }

  public JsonObject toJson() {
    return JsonObject.builder()
        .digest("request", request)
        .text("rule", rule)
        .array("missing", missing.stream().map(GroupQuorum::toJson).toList())
        .build();
  }

  public static PendingReply read(JsonFields fields) throws JsonShapeException {
    List<GroupQuorum> missing = new ArrayList<>();
    for (JsonFields group : fields.objects("missing")) {
      missing.add(GroupQuorum.read(group));
    }
    return new PendingReply(fields.digest("request"), fields.choice("rule", Ids::parse), missing);
  }
}
