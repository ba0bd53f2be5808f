package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What officers see and approve of a batch: the sentence of each request with the digest of its
/// review, and every risk that any of them has. Nonces are judged within the batch: a gap that
/// others of it fill is none, and two requests with one nonce are one too many. A pure function of
/// the [BatchRequest].
public final class BatchReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "batch/2";

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
    return new Review(MODEL, intent(request), fields, risks(request));
  }

  private static String intent(BatchRequest request) {
    int count = request.items().size();
    return count == 1 ? "Sign one request" : "Sign %d requests together".formatted(count);
  }

  /// Each flag once, as grave as it is anywhere, with the numbers of the requests that have it.
  private static List<RiskFlag> risks(BatchRequest request) {
    Map<String, RiskFlag> gravest = new LinkedHashMap<>();
    Map<String, List<String>> where = new LinkedHashMap<>();
    BatchNonces nonces = new BatchNonces(request.items());
    int number = 1;
    for (BatchItem item : request.items()) {
      for (RiskFlag risk : risks(item, nonces)) {
        gravest.merge(risk.id(), risk, BatchReview::worse);
        where.computeIfAbsent(risk.id(), _ -> new ArrayList<>()).add(Integer.toString(number));
      }
      number++;
    }
    return gravest.values().stream()
        .map(risk ->
            new RiskFlag(
                risk.id(),
                risk.severity(),
                risk.sentence() + in(where.getOrDefault(risk.id(), List.of()))))
        .toList();
  }

  private static List<RiskFlag> risks(BatchItem item, BatchNonces nonces) {
    if (item.slot().isEmpty()) {
      return item.risks();
    }
    NonceSlot slot = item.slot().get();
    List<RiskFlag> risks = new ArrayList<>(item.risks());
    if (nonces.leadUpTo(slot)) {
      risks.remove(EvmRisk.NONCE_GAP.flag());
    }
    if (nonces.useTwice(slot)) {
      risks.add(EvmRisk.NONCE_TWICE.flag());
    }
    return risks;
  }

  private static String in(List<String> numbers) {
    return (numbers.size() == 1 ? " (in request " : " (in requests ")
        + String.join(", ", numbers)
        + ")";
  }

  private static RiskFlag worse(RiskFlag one, RiskFlag other) {
    return one.severity().compareTo(other.severity()) >= 0 ? one : other;
  }
}
