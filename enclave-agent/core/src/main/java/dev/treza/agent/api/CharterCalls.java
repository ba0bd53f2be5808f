package dev.treza.agent.api;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.boot.Serving;
import dev.treza.agent.pipeline.Result;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionCall;
import dev.treza.fleet.protocol.SuspensionReply;
import dev.treza.fleet.protocol.SuspensionsReply;
import java.io.IOException;
import java.util.List;

/// The calls that change who may do what.
final class CharterCalls {
  private final Agent agent;
  private final AttestedConnections connections;

  CharterCalls(Agent agent, AttestedConnections connections) {
    this.agent = agent;
    this.connections = connections;
  }

  /// Statements name the charter in force, so whoever is connected must attest again.
  Answer amend(Exchange exchange) throws IOException, StoreException, SigningException {
    return switch (exchange.body(AmendmentCall::read)) {
      case Refused<AmendmentCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<AmendmentCall>(AmendmentCall call) -> {
        Result<CharterReply> result = agent.amend(call);
        if (result instanceof Result.Done<CharterReply>) {
          connections.forgetAll();
        }
        yield Answer.of(result, CharterReply::toJson);
      }
    };
  }

  Answer suspend(Exchange exchange, Serving serving)
      throws IOException, StoreException, SigningException {
    return switch (exchange.body(SuspensionCall::read)) {
      case Refused<SuspensionCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<SuspensionCall>(SuspensionCall call) ->
          Answer.of(serving.pipelines().suspensions().suspend(call), SuspensionReply::toJson);
    };
  }

  Answer list(Serving serving) throws StoreException {
    List<Suspended> all = serving.pipelines().suspensions().all();
    return Answer.ok(new SuspensionsReply(all).toJson());
  }
}
