package dev.treza.agent.api;

import dev.treza.fleet.RefusalId;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.StateRefusal;

/// The HTTP status of each refusal. Programs act on the id; the status only tells proxies and
/// people roughly what kind of no it is.
final class Statuses {
  private Statuses() {}

  static int of(RefusalId id) {
    return switch (id) {
      case AgentRefusal refusal -> of(refusal);
      case JsonRefusal _ -> 400;
      case StateRefusal refusal -> of(refusal);
      case KmsRefusal refusal -> refusal == KmsRefusal.UNAVAILABLE ? 503 : 502;
      case RefusalId _ -> 403;
    };
  }

  private static int of(StateRefusal refusal) {
    return switch (refusal) {
      case FENCED, LEASE -> 409;
      case MAC, ROLLBACK, FORK -> 500;
      case DENIED, TABLE, ANSWER -> 502;
    };
  }

  private static int of(AgentRefusal refusal) {
    return switch (refusal) {
      case NOT_FOUND -> 404;
      case METHOD -> 405;
      case PHASE,
          CONFLICT,
          KEY_ID,
          KEY_TWICE,
          KEY_HELD,
          KEY_COUNTER,
          KEY_RELEASE,
          WALLET_SUSPENDED ->
          409;
      case SIZE -> 413;
      case CHANNEL,
          KEY_LIMIT,
          KEY_CHAIN,
          KEY_PATH,
          CLIENT_SUSPENDED,
          CLIENT_UNKNOWN,
          CLIENT_EXPIRED ->
          403;
      case STORE, TIME, BUSY -> 503;
      case SEALED, SEAL_ROOT, SEAL_BIRTH, FAULT -> 500;
    };
  }
}
