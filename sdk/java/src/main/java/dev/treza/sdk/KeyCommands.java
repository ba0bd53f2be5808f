package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.ReleaseCall;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.Request;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The calls about keys that were somewhere else before.
record KeyCommands(AttestedChannel channel, AgentCalls calls, Commands commands) {
  Outcome<TransportResult> transport(ImportRequest request, List<String> approvals, Instant now) {
    JsonObject call = ImportCall.of(request, Optional.empty(), approvals).toJson();
    TransportVerification verification =
        new TransportVerification(channel.expected(), channel.statement(), now);
    return commands
        .mine(request)
        .then(_ -> calls.command(channel.path("keys/import/transport"), call))
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) ->
                  commands.missing(body, request).map(TransportResult.Pending::new);
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls
                      .read(body, AttestationReply::read)
                      .then(document ->
                          channel.trusted(verification.judge(document, request.digest())))
                      .map(TransportResult.Offered::new);
            });
  }

  Outcome<CommandResult<Wallet>> importKey(
      ImportRequest request, Bytes sealed, List<String> approvals) {
    return bring(request, ImportCall.of(request, Optional.of(sealed), approvals));
  }

  Outcome<CommandResult<Wallet>> importBlob(
      ImportRequest request, KmsBlob blob, List<String> approvals) {
    return bring(request, ImportCall.of(request, blob, approvals));
  }

  private Outcome<CommandResult<Wallet>> bring(ImportRequest request, ImportCall call) {
    return wallet(
        request,
        "keys/import",
        call.toJson(),
        ReceiptEvent.WALLET_IMPORTED,
        wallet -> NewWallet.check(wallet, request));
  }

  Outcome<CommandResult<Wallet>> release(ReleaseRequest request, List<String> approvals) {
    return wallet(
        request,
        "keys/release",
        ReleaseCall.of(request, approvals).toJson(),
        ReceiptEvent.WALLET_RELEASED,
        wallet ->
            wallet.equals(request.wallet().in(WalletState.ACTIVE))
                ? Outcome.accepted(wallet)
                : Outcome.refused(ChannelRefusal.ANSWER, "another wallet was released"));
  }

  private Outcome<CommandResult<Wallet>> wallet(
      Request request,
      String path,
      JsonObject call,
      ReceiptEvent event,
      Function<Wallet, Outcome<Wallet>> check) {
    return commands
        .mine(request)
        .then(_ -> calls.command(channel.path(path), call))
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) ->
                  commands
                      .missing(body, request)
                      .map((PendingReply missing) -> new CommandResult.Pending<>(missing));
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls
                      .read(body, WalletReply::read)
                      .then(done -> done(done, request, event, check));
            });
  }

  private Outcome<CommandResult<Wallet>> done(
      WalletReply reply,
      Request request,
      ReceiptEvent event,
      Function<Wallet, Outcome<Wallet>> check) {
    Digest result = Digest.of(CanonicalJson.encode(reply.wallet().toJson()));
    return channel
        .trusted(check.apply(reply.wallet()))
        .then(wallet ->
            commands
                .receipt(reply.receipt(), Commands.claim(request, event, result))
                .map(receipt -> new CommandResult.Done<>(wallet, receipt)));
  }
}
