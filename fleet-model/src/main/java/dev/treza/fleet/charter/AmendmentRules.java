package dev.treza.fleet.charter;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.Optional;

/// What an amendment must keep of the charter it amends, whoever signed it (TRUST section 3).
public final class AmendmentRules {
  private AmendmentRules() {}

  /// The amendment. Refused: `CHR-SERIAL`, `CHR-FORK`, `CHR-FIXED`.
  public static Outcome<Charter> follows(Charter current, Charter next) {
    return refusal(current, next)
        .<Outcome<Charter>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(next));
  }

  private static Optional<Refusal> refusal(Charter current, Charter next) {
    if (next.serial() != current.serial() + 1) {
      return no(
          CharterRefusal.SERIAL,
          "/serial",
          "it is " + next.serial() + " after " + current.serial());
    }
    if (!next.previous().equals(Optional.of(current.digest()))) {
      return no(CharterRefusal.FORK, "/previous", "the charter in force is " + current.digest());
    }
    return fixed("/realm", current.realm(), next.realm())
        .or(() -> fixed("/namespace", current.namespace(), next.namespace()))
        .or(() -> fixed("/tenant", current.tenant(), next.tenant()))
        .or(() -> fixed("/sealingKey", current.sealingKey(), next.sealingKey()))
        .or(() -> fixed("/stateStore", current.stateStore(), next.stateStore()))
        .or(() -> fixed("/backup", current.backup(), next.backup()))
        .or(() -> fixed("/succession", current.succession(), next.succession()));
  }

  /// Who and what the keys are sealed for, and who succeeds, is the root's word.
  private static Optional<Refusal> fixed(String place, Object before, Object after) {
    return before.equals(after)
        ? Optional.empty()
        : no(CharterRefusal.FIXED, place, "it was " + before);
  }

  private static Optional<Refusal> no(CharterRefusal id, String place, String detail) {
    return Optional.of(Refusal.at(id, place, detail));
  }
}
