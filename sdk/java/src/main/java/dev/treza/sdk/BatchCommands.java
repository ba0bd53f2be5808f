package dev.treza.sdk;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchResult;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.Problem;
import dev.treza.fleet.protocol.Request;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.SignBatchReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import java.util.ArrayList;
import java.util.List;

/// Signing by the batch: each signature and each receipt is checked as if it came alone.
record BatchCommands(AttestedChannel channel, AgentCalls calls, Commands commands) {
  /// @throws IllegalArgumentException if there are no items
  Outcome<BatchAnswer> sign(
      List<PreparedTransaction> items, boolean atomic, List<String> approvals) {
    BatchRequest batch = BatchRequest.of(items.getFirst().request().head(), atomic, items);
    for (PreparedTransaction item : items) {
      if (commands.mine(item.request()) instanceof Refused<Request>(var refusal)) {
        return Outcome.refused(refusal);
      }
    }
    List<SignCall> each = items.stream().map(item -> item.request().call(List.of())).toList();
    JsonObject call = new SignBatchCall(each, atomic, approvals).toJson();
    return calls
        .command(channel.path("transactions/sign-batch"), call)
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) ->
                  commands.missing(body, batch).map(BatchAnswer.Pending::new);
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls.read(body, SignBatchReply::read).then(done -> done(done, items));
            });
  }

  private Outcome<BatchAnswer> done(SignBatchReply reply, List<PreparedTransaction> items) {
    if (reply.results().size() != items.size()) {
      return calls.distrust(ChannelRefusal.ANSWER, "there is not one result for each item");
    }
    List<Outcome<CommandResult<EvmSigned>>> results = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      switch (checked(reply.results().get(i), items.get(i))) {
        case Refused<Outcome<CommandResult<EvmSigned>>>(var refusal) -> {
          return Outcome.refused(refusal);
        }
        case Accepted<Outcome<CommandResult<EvmSigned>>>(var result) -> results.add(result);
      }
    }
    return Outcome.accepted(new BatchAnswer.Done(results));
  }

  /// Refused: the answer itself is wrong. Accepted: what the agent says of the item.
  private Outcome<Outcome<CommandResult<EvmSigned>>> checked(
      BatchResult result, PreparedTransaction item) {
    return switch (result) {
      case BatchResult.Signed(SignReply reply) ->
          commands.signed(reply, item).map(Outcome::accepted);
      case BatchResult.Pending(PendingReply reply) ->
          reply.request().equals(item.request().digest())
              ? Outcome.accepted(Outcome.accepted(new CommandResult.Pending<>(reply)))
              : calls.distrust(ChannelRefusal.ANSWER, "another request waits for approvals");
      case BatchResult.Refused(Problem problem) ->
          Outcome.accepted(Outcome.refused(Problems.refusal(problem)));
    };
  }
}
