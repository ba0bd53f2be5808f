package dev.treza.console.credential;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.protocol.AmendmentCheck;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionSubject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Whose signature counts for something, so that nobody is asked for his secret to sign in vain.
///
/// @param otherwise what the others are
record Signatories(Predicate<Officer> may, String otherwise) {
  static Signatories approvers() {
    return new Signatories(
        officer -> officer.roles().contains(Role.APPROVER), "no approver of this charter");
  }

  static Signatories decidersOfTransactions() {
    return new Signatories(
        officer ->
            officer.roles().contains(Role.APPROVER) || officer.roles().contains(Role.INITIATOR),
        "no approver or initiator of this charter");
  }

  static Signatories ceremonyQuorum(Charter charter) {
    return new Signatories(
        officer ->
            officer.roles().contains(Role.ADMINISTRATOR)
                && charter.ceremonyQuorum().of().contains(officer.id()),
        "not of this charter's ceremony quorum");
  }

  static Signatories of(AmendmentCheck.Demand demand) {
    return new Signatories(
        officer -> has(officer, demand.roles()) && demand.quorum().of().contains(officer.id()),
        "not of the " + demand.name());
  }

  /// One administrator suspends, any officer freezes a wallet, the charter's quorum lifts.
  static Signatories of(Charter charter, SuspensionRequest request) {
    if (request.lift()) {
      return new Signatories(
          officer ->
              officer.roles().contains(Role.ADMINISTRATOR)
                  && charter.charterQuorum().of().contains(officer.id()),
          "not of the charter's quorum, which alone lifts");
    }
    return request.subject() == SuspensionSubject.WALLET
        ? new Signatories(_ -> true, "no officer of this charter")
        : new Signatories(
            officer -> officer.roles().contains(Role.ADMINISTRATOR),
            "no administrator of this charter");
  }

  Optional<Officer> officer(Charter charter, PublicJwk key) {
    return charter.officers().stream()
        .filter(may)
        .filter(officer -> officer.sign().contains(key))
        .findFirst();
  }

  private static boolean has(Officer officer, Set<Role> roles) {
    return officer.roles().stream().anyMatch(roles::contains);
  }
}
