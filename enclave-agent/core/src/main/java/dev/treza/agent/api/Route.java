package dev.treza.agent.api;

import dev.treza.agent.phase.Call;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AgentRefusal;

/// Which call a method and path mean.
final class Route {
  private static final String ENCLAVES = "/api/enclaves/";

  private Route() {}

  /// Refused: `API-NOT-FOUND`, `API-METHOD`.
  static Outcome<Call> of(String method, String path, String enclave) {
    if (path.equals("/api/health")) {
      return only("GET", method, Call.HEALTH);
    }
    String here = ENCLAVES + enclave;
    if (!path.startsWith(here)) {
      return unknown(path);
    }
    return switch (path.substring(here.length())) {
      case "/attestation" -> only("GET", method, Call.ATTESTATION);
      case "/charter" ->
          method.equals("GET")
              ? Outcome.accepted(Call.READ_CHARTER)
              : only("POST", method, Call.FOUND);
      case "/audit" -> only("GET", method, Call.AUDIT);
      case "/charter/amendments" -> only("POST", method, Call.AMEND);
      case "/suspensions" ->
          method.equals("GET")
              ? Outcome.accepted(Call.LIST_SUSPENSIONS)
              : only("POST", method, Call.SUSPEND);
      case "/blockchain/wallets" -> only("GET", method, Call.LIST_WALLETS);
      case "/blockchain/wallets/generate" -> only("POST", method, Call.GENERATE_WALLET);
      case "/keys/import/transport" -> only("POST", method, Call.IMPORT_TRANSPORT);
      case "/keys/import" -> only("POST", method, Call.IMPORT_KEY);
      case "/keys/release" -> only("POST", method, Call.RELEASE_KEY);
      case "/policy/what-if" -> only("POST", method, Call.WHAT_IF);
      case "/transactions/review" -> only("POST", method, Call.REVIEW_TRANSACTION);
      case "/transactions/sign-batch" -> only("POST", method, Call.SIGN_BATCH);
      case "/transactions/sign" -> only("POST", method, Call.SIGN_TRANSACTION);
      default -> unknown(path);
    };
  }

  private static Outcome<Call> only(String allowed, String method, Call call) {
    return method.equals(allowed)
        ? Outcome.accepted(call)
        : Outcome.refused(AgentRefusal.METHOD, "it takes " + allowed + ", not " + method);
  }

  private static Outcome<Call> unknown(String path) {
    return Outcome.refused(AgentRefusal.NOT_FOUND, "nothing is at " + path);
  }
}
