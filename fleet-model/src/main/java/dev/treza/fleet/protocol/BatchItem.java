package dev.treza.fleet.protocol;

import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// One request of a batch, as the officers approve it with the others.
///
/// @param request its digest
/// @param review digest of its whole review
/// @param intent the review's sentence
/// @param risks the review's flags
public record BatchItem(Digest request, Digest review, String intent, List<RiskFlag> risks) {
  public BatchItem {
    risks = List.copyOf(risks);
  }

  public static BatchItem of(PreparedTransaction prepared) {
    return new BatchItem(
        prepared.request().digest(),
        prepared.review().digest(),
        prepared.review().intent(),
        prepared.review().risks());
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
    return json.build();
  }

  static BatchItem read(JsonFields fields) throws JsonShapeException {
    List<RiskFlag> risks = new ArrayList<>();
    for (JsonFields risk : fields.optionalObjects("risks")) {
      risks.add(RiskFlag.read(risk));
    }
    return new BatchItem(
        fields.digest("request"), fields.digest("review"), fields.text("intent"), risks);
  }
}
