package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What officers see and approve of a batch: the sentence of each request with the digest of its
/// review, and every risk that any of them has. A pure function of the [BatchRequest].
public final class BatchReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "batch/1";

  private BatchReview() {}

  public static Review of(BatchRequest request) {
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Namespace", request.head().namespace()));
    fields.add(new ReviewField.Text("Enclave", request.head().enclave()));
    fields.add(
        new ReviewField.Text(
            "If one cannot be signed", request.atomic() ? "none is signed" : "the others are"));
    int number = 1;
    for (BatchItem item : request.items()) {
      fields.add(new ReviewField.Text("Request " + number, item.intent()));
      fields.add(new ReviewField.Octets("Review " + number, item.review().value()));
      number++;
    }
    return new Review(MODEL, intent(request), fields, List.copyOf(risks(request)));
  }

  private static String intent(BatchRequest request) {
    int count = request.items().size();
    return count == 1 ? "Sign one request" : "Sign %d requests together".formatted(count);
  }

  /// Each flag once, with the first sentence it came with.
  private static Collection<RiskFlag> risks(BatchRequest request) {
    Map<String, RiskFlag> risks = new LinkedHashMap<>();
    for (BatchItem item : request.items()) {
      item.risks().forEach(risk -> risks.merge(risk.id(), risk, BatchReview::worse));
    }
    return risks.values();
  }

  private static RiskFlag worse(RiskFlag one, RiskFlag other) {
    return one.severity().compareTo(other.severity()) >= 0 ? one : other;
  }
}
