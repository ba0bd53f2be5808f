package dev.treza.fleet.chain;

import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.util.List;

/// What people see and approve of a transaction, the same for every chain. A pure function of the
/// transaction's bytes and its context: the console shows it, the agent computes it again and
/// compares the digests (rule `APR-REVIEW`).
///
/// @param model the decoder and its version: `evm/1`; changes whenever the same bytes may give
///   another review (rule `APR-MODEL`)
/// @param intent one sentence in plain language
/// @param fields everything the transaction contains, in the order of reading
/// @param risks what to know before deciding; empty if nothing was found
public record Review(String model, String intent, List<ReviewField> fields, List<RiskFlag> risks) {
  public Review {
    fields = List.copyOf(fields);
    risks = List.copyOf(risks);
  }

  /// The canonical form, which an approval's digest stands for (TRUST section 4).
  public JsonObject toJson() {
    return ReviewJson.of(this);
  }

  /// The SHA-256 of the canonical encoding of [#toJson]: the `review` of an approval.
  public Digest digest() {
    return Digest.of(CanonicalJson.encode(toJson()));
  }

  /// The most serious severity among the risks; [Severity#OK] if there are none.
  public Severity severity() {
    return risks.stream().map(RiskFlag::severity).reduce(Severity.OK, Review::worse);
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
