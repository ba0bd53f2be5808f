package dev.treza.console.cli;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.charter.CharterChange;
import dev.treza.fleet.charter.CharterDiff;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AmendmentReview;
import java.util.ArrayList;
import java.util.List;

/// What an amendment changes, line by line, and the risks to acknowledge.
record AmendmentOutput(KnownEnclave enclave, AmendmentRequest request) {
  List<String> lines() {
    Review review = AmendmentReview.of(request);
    List<String> lines = new ArrayList<>();
    lines.add(review.intent());
    List<CharterChange> changes = changes();
    if (changes.isEmpty()) {
      lines.add("  nothing changes");
    }
    changes.forEach(change -> lines.add("  " + change.place() + ": " + change.words()));
    ReviewOutput.risks(review.risks()).forEach(lines::add);
    lines.add("Amendment " + request.charter());
    lines.add("Request " + request.digest());
    return new EnclaveOutput(enclave).lines(lines);
  }

  private List<CharterChange> changes() {
    return CharterDiff.of(request.current(), request.next());
  }

  JsonObject.Builder json() {
    JsonObject.Builder json =
        new EnclaveOutput(enclave)
            .json()
            .digest("request", request.digest())
            .digest("amendment", request.charter())
            .object("review", AmendmentReview.of(request).toJson());
    List<JsonObject> changes = changes().stream().map(AmendmentOutput::json).toList();
    return changes.isEmpty() ? json : json.array("changes", changes);
  }

  private static JsonObject json(CharterChange change) {
    JsonObject.Builder json = JsonObject.builder().text("place", change.place());
    change.before().ifPresent(text -> json.text("before", text));
    change.after().ifPresent(text -> json.text("after", text));
    return json.build();
  }
}
