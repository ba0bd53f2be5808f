package dev.treza.fleet.approval;

import dev.treza.fleet.Digest;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What an approval is held against; all of it computed by the agent itself.
///
/// @param kind the JWS type expected
/// @param roles the officer must have one of them
/// @param boot the boot the approval must name, if this kind must name one
/// @param review digest of the agent's own review of the request
/// @param critical ids of that review's critical flags, each to be acknowledged
/// @param now decision time
/// @param suspended ids of the officers whose word counts for nothing
public record ApprovalContext(
    JwsType kind,
    Set<Role> roles,
    Charter charter,
    String enclave,
    Optional<Digest> boot,
    Digest request,
    Digest review,
    String model,
    Set<String> critical,
    Instant now,
    Set<String> suspended) {
  public ApprovalContext {
    roles = Set.copyOf(roles);
    critical = Set.copyOf(critical);
    suspended = Set.copyOf(suspended);
  }

  /// Where nobody is suspended.
  public ApprovalContext(
      JwsType kind,
      Set<Role> roles,
      Charter charter,
      String enclave,
      Optional<Digest> boot,
      Digest request,
      Digest review,
      String model,
      Set<String> critical,
      Instant now) {
    this(kind, roles, charter, enclave, boot, request, review, model, critical, now, Set.of());
  }
}
