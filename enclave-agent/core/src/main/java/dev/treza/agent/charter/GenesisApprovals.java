package dev.treza.agent.charter;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.approval.ApprovalCheck;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether every administrator of a root charter signed it for one boot.
final class GenesisApprovals {
  /// What a genesis approval names as the decoder: the charter is its own review.
  static final String MODEL = "charter/1";

  private GenesisApprovals() {}

  /// The charter, or `JWS-*`, `APR-*`, `CHR-POSSESSION`.
  static Outcome<Charter> check(
      Charter charter, String enclave, Digest boot, List<String> approvals, Instant now) {
    ApprovalContext context =
        new ApprovalContext(
            JwsType.GENESIS,
            Set.of(Role.ADMINISTRATOR),
            charter,
            enclave,
            Optional.of(boot),
            charter.digest(),
            charter.digest(),
            MODEL,
            Set.of(),
            now);
    return ApprovalCheck.checkAll(approvals, context).then(valid -> complete(charter, valid));
  }

  private static Outcome<Charter> complete(Charter charter, List<ValidApproval> valid) {
    Set<String> signed = valid.stream().map(ValidApproval::officer).collect(Collectors.toSet());
    List<String> missing =
        charter.withRole(Role.ADMINISTRATOR).stream()
            .map(Officer::id)
            .filter(id -> !signed.contains(id))
            .toList();
    return missing.isEmpty()
        ? Outcome.accepted(charter)
        : Outcome.refused(CharterRefusal.POSSESSION, String.join(", ", missing) + " did not sign");
  }
}
