package dev.treza.agent.api;

import dev.treza.agent.boot.Serving;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.ReleaseCall;
import dev.treza.fleet.protocol.WalletReply;
import java.io.IOException;

/// The calls about keys that were somewhere else before.
final class KeyCalls {
  Answer transport(Exchange exchange, Serving serving)
      throws IOException, StoreException, SealException, DeviceException {
    return switch (exchange.body(ImportCall::read)) {
      case Refused<ImportCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<ImportCall>(ImportCall call) ->
          Answer.of(serving.pipelines().imports().transport(call), AttestationReply::toJson);
    };
  }

  Answer importKey(Exchange exchange, Serving serving)
      throws IOException, StoreException, SealException, SigningException {
    return switch (exchange.body(ImportCall::read)) {
      case Refused<ImportCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<ImportCall>(ImportCall call) ->
          Answer.of(serving.pipelines().imports().importKey(call), WalletReply::toJson);
    };
  }

  Answer release(Exchange exchange, Serving serving)
      throws IOException, StoreException, SigningException {
    return switch (exchange.body(ReleaseCall::read)) {
      case Refused<ReleaseCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<ReleaseCall>(ReleaseCall call) ->
          Answer.of(serving.pipelines().releases().release(call), WalletReply::toJson);
    };
  }
}
