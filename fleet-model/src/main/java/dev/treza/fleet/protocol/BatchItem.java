package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One request of a batch, as the officers approve it with the others.
///
/// @param request its digest
/// @param review digest of its whole review
/// @param intent the review's sentence
/// @param risks the review's flags
/// @param slot what a transaction uses up; nothing for what is none
public record BatchItem(
    Digest request, Digest review, String intent, List<RiskFlag> risks, Optional<NonceSlot> slot) {
  public BatchItem {
    risks = List.copyOf(risks);
  }

  public static BatchItem of(PreparedTransaction prepared) {
    return new BatchItem(
        prepared.request().digest(),
        prepared.review().digest(),
        prepared.review().intent(),
        prepared.review().risks(),
        NonceSlot.of(prepared));
  }

  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .digest("request", request)
            .digest("review", review)
            .text("intent", intent);
    if (!risks.isEmpty()) {
      json.array("risks", risks.stream().map(RiskFlag::toJson).toList());
    }
    slot.ifPresent(used -> json.object("slot", used.toJson()));
    return json.build();
  }

  static BatchItem read(JsonFields fields) throws JsonShapeException {
    List<RiskFlag> risks = new ArrayList<>();
    for (JsonFields risk : fields.optionalObjects("risks")) {
      risks.add(RiskFlag.read(risk));
    }
    Optional<JsonFields> slot = fields.optionalObject("slot");
    return new BatchItem(
        fields.digest("request"),
        fields.digest("review"),
        fields.text("intent"),
        risks,
        slot.isPresent() ? Optional.of(NonceSlot.read(slot.get())) : Optional.empty());
  }
}
