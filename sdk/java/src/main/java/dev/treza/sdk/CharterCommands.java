package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.Amendment;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.Suspended;
import dev.treza.fleet.protocol.SuspensionCall;
import dev.treza.fleet.protocol.SuspensionReply;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionsReply;
import dev.treza.sdk.ReceiptVerification.Claim;
import java.util.List;
import java.util.Optional;

/// The calls about the charter and who may act under it.
record CharterCommands(AttestedChannel channel, AgentCalls calls, Commands commands) {
  /// The chain whose end the attested statement names.
  Outcome<CharterChain> chain() {
    return calls
        .get(channel.path("charter"), CharterReply::read)
        .then(reply -> root(reply).then(root -> chain(root, reply)));
  }

  private Outcome<Charter> root(CharterReply reply) {
    Optional<Digest> attested = channel.statement().head().charterRoot();
    return attested.equals(Optional.of(Digest.of(reply.charter())))
        ? channel.trusted(Charter.parse(reply.charter()))
        : calls.distrust(ChannelRefusal.ANSWER, "this is not the root the statement names");
  }

  private Outcome<CharterChain> chain(Charter root, CharterReply reply) {
    RequestHead head =
        new RequestHead(channel.realm(), root.namespace(), channel.expected().enclave());
    return channel
        .trusted(new ChainVerification(head, channel::boot).verify(root, reply))
        .then(this::inForce);
  }

  private Outcome<CharterChain> inForce(CharterChain chain) {
    Digest current = chain.current().digest();
    return channel.statement().head().charter().equals(Optional.of(current))
        ? Outcome.accepted(chain)
        : calls.distrust(
            ChannelRefusal.ANSWER, "the statement names another charter than " + current);
  }

  private Outcome<VerifiedReceipt> receipt(String jws, Claim claim, Digest charter) {
    return channel.trusted(
        new ReceiptVerification(channel::boot, charter::equals).verify(jws, claim));
  }

  /// @param request what `call` asks for
  Outcome<CommandResult<Charter>> amend(AmendmentRequest request, AmendmentCall call) {
    return commands
        .mine(request)
        .then(_ -> calls.command(channel.path("charter/amendments"), call.toJson()))
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) ->
                  commands.missing(body, request).map(CommandResult.Pending::new);
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls.read(body, CharterReply::read).then(now -> amended(now, request));
            });
  }

  private Outcome<CommandResult<Charter>> amended(CharterReply reply, AmendmentRequest request) {
    Optional<Amendment> last = reply.amendments().stream().reduce((_, later) -> later);
    if (last.filter(one -> Digest.of(one.call().charter()).equals(request.charter())).isEmpty()) {
      return calls.distrust(ChannelRefusal.ANSWER, "another charter was brought into force");
    }
    return receipt(
            last.get().receipt(), ChainVerification.claim(request), request.current().digest())
        .map(receipt -> new CommandResult.Done<>(request.next(), receipt));
  }

  Outcome<CommandResult<SuspensionRequest>> suspend(
      SuspensionRequest request, List<String> approvals) {
    JsonObject call = SuspensionCall.of(request, approvals).toJson();
    ReceiptEvent event = request.lift() ? ReceiptEvent.LIFTED : ReceiptEvent.SUSPENDED;
    return commands
        .mine(request)
        .then(_ -> calls.command(channel.path("suspensions"), call))
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) ->
                  commands.missing(body, request).map(CommandResult.Pending::new);
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls
                      .read(body, SuspensionReply::read)
                      .then(done ->
                          commands.receipt(
                              done.receipt(), Commands.claim(request, event, request.digest())))
                      .map(receipt -> new CommandResult.Done<>(request, receipt));
            });
  }

  Outcome<List<Suspended>> suspensions() {
    return calls
        .get(channel.path("suspensions"), SuspensionsReply::read)
        .map(SuspensionsReply::suspended);
  }
}
