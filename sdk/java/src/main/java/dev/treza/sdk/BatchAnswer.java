package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.PendingReply;
import java.util.List;

/// What a batch came to.
public sealed interface BatchAnswer {
  /// One result for each item in its order: signed with a verified receipt, waiting for approvals,
  /// or refused by the agent.
  record Done(List<Outcome<CommandResult<EvmSigned>>> results) implements BatchAnswer {
    public Done {
      results = List.copyOf(results);
    }
  }

  /// Approvals of the batch are missing; nothing happened.
  record Pending(PendingReply reply) implements BatchAnswer {}
}
