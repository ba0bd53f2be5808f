package dev.treza.fleet.protocol;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterChange;
import dev.treza.fleet.charter.CharterDiff;
import java.util.ArrayList;
import java.util.List;

/// What administrators see and sign of an amendment: everything that changes, and what of it lets
/// more happen than before.
public final class AmendmentReview {
  /// Changes with every change of what this class gives for the same request.
  public static final String MODEL = "amendment/1";

  private static final RiskFlag QUORUM =
      flag("TXR-CHARTER-QUORUM", "The quorums that govern the charter or its ceremonies change.");
  private static final RiskFlag IMAGE =
      flag("TXR-CHARTER-IMAGE", "Another set of images may use the keys.");
  private static final RiskFlag OFFICERS =
      flag("TXR-CHARTER-OFFICERS", "Officers, or the keys they sign with, change.");
  private static final RiskFlag POLICY =
      flag("TXR-CHARTER-POLICY", "The policy changes: other requests pass than before.");
  private static final RiskFlag CLIENTS =
      flag("TXR-CHARTER-CLIENTS", "Other programs may ask for signatures than before.");

  private AmendmentReview() {}

  public static Review of(AmendmentRequest request) {
    Charter current = request.current();
    Charter next = request.next();
    List<ReviewField> fields = new ArrayList<>();
    fields.add(new ReviewField.Text("Namespace", next.namespace()));
    fields.add(new ReviewField.Text("Enclave", request.head().enclave()));
    fields.add(new ReviewField.Text("Charter in force", current.digest().hex()));
    fields.add(new ReviewField.Text("Amendment", next.digest().hex()));
    for (CharterChange change : CharterDiff.of(current, next)) {
      fields.add(new ReviewField.Text(change.place(), change.words()));
    }
    return new Review(
        MODEL,
        "Amend the charter of %s: number %d follows number %d"
            .formatted(next.namespace(), next.serial(), current.serial()),
        fields,
        risks(current, next));
  }

  private static List<RiskFlag> risks(Charter current, Charter next) {
    List<RiskFlag> risks = new ArrayList<>();
    if (!current.charterQuorum().equals(next.charterQuorum())
        || !current.ceremonyQuorum().equals(next.ceremonyQuorum())) {
      risks.add(QUORUM);
    }
    if (!current.measurements().equals(next.measurements())) {
      risks.add(IMAGE);
    }
    if (!current.officers().equals(next.officers())) {
      risks.add(OFFICERS);
    }
    if (!current.rules().equals(next.rules())
        || !current.groups().equals(next.groups())
        || !current.addressBook().equals(next.addressBook())
        || !current.addressLists().equals(next.addressLists())) {
      risks.add(POLICY);
    }
    if (!current.clients().equals(next.clients())) {
      risks.add(CLIENTS);
    }
    return risks;
  }

  private static RiskFlag flag(String id, String sentence) {
    return new RiskFlag(id, Severity.CRITICAL, sentence);
  }
}
