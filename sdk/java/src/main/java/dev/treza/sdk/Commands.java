package dev.treza.sdk;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.Request;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.TransactionRequest;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WhatIfCall;
import dev.treza.fleet.protocol.WhatIfReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.ReceiptVerification.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The calls that give receipts: each answer is checked against its request, and its receipt
/// verified, before it is handed out.
record Commands(AttestedChannel channel, AgentCalls calls) {
  Outcome<VerifiedReceipt> found(CharterCall call) {
    return Charter.parse(call.charter())
        .then(charter ->
            calls
                .post(channel.path("charter"), call.toJson(), CharterReply::read)
                .then(reply -> founded(charter, reply)));
  }

  private Outcome<VerifiedReceipt> founded(Charter charter, CharterReply reply) {
    return Digest.of(reply.charter()).equals(charter.digest())
        ? receipt(reply.receipt(), genesis(charter))
        : calls.distrust(ChannelRefusal.ANSWER, "another charter was founded");
  }

  private Claim genesis(Charter charter) {
    RequestHead head =
        new RequestHead(channel.realm(), charter.namespace(), channel.expected().enclave());
    return new Claim(head, ReceiptEvent.GENESIS, charter.digest(), charter.digest());
  }

  Outcome<CommandResult<Wallet>> generateWallet(WalletRequest request, List<String> approvals) {
    JsonObject call = WalletCall.of(request, approvals).toJson();
    return mine(request)
        .then(_ -> calls.command(channel.path("blockchain/wallets/generate"), call))
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) -> pending(body, request);
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls.read(body, WalletReply::read).then(made -> wallet(made, request));
            });
  }

  private Outcome<CommandResult<Wallet>> wallet(WalletReply reply, WalletRequest request) {
    Digest result = Digest.of(CanonicalJson.encode(reply.wallet().toJson()));
    return channel
        .trusted(NewWallet.check(reply.wallet(), request))
        .then(wallet ->
            receipt(reply.receipt(), claim(request, ReceiptEvent.WALLET_CREATED, result))
                .map(receipt -> new CommandResult.Done<>(wallet, receipt)));
  }

  Outcome<ReviewReply> review(PreparedTransaction prepared) {
    JsonObject call = prepared.request().call(List.of()).toJson();
    return mine(prepared.request())
        .then(_ -> calls.post(channel.path("transactions/review"), call, ReviewReply::read))
        .then(reply -> channel.trusted(asRead(reply, prepared)));
  }

  Outcome<WhatIfReply> whatIf(
      PreparedTransaction prepared,
      List<String> approvedBy,
      Optional<String> client,
      Optional<Instant> at) {
    TransactionRequest request = prepared.request();
    JsonObject call = new WhatIfCall(request.call(List.of()), approvedBy, client, at).toJson();
    return mine(request)
        .then(_ -> calls.post(channel.path("policy/what-if"), call, WhatIfReply::read))
        .then(reply ->
            reply.request().equals(request.digest())
                ? Outcome.accepted(reply)
                : calls.distrust(ChannelRefusal.ANSWER, "another request was judged"));
  }

  private static Outcome<ReviewReply> asRead(ReviewReply reply, PreparedTransaction prepared) {
    if (!reply.request().equals(prepared.request().digest())) {
      return Outcome.refused(ChannelRefusal.ANSWER, "another request was reviewed");
    }
    return reply.review().equals(prepared.review().digest())
        ? Outcome.accepted(reply)
        : Outcome.refused(ApprovalRefusal.REVIEW, "the enclave's review is " + reply.review());
  }

  Outcome<CommandResult<EvmSigned>> sign(PreparedTransaction prepared, List<String> approvals) {
    TransactionRequest request = prepared.request();
    JsonObject call = request.call(approvals).toJson();
    return mine(request)
        .then(_ -> calls.command(channel.path("transactions/sign"), call))
        .then(reply ->
            switch (reply) {
              case AgentCalls.Reply.Pending(JsonObject body) -> pending(body, request);
              case AgentCalls.Reply.Done(JsonObject body) ->
                  calls.read(body, SignReply::read).then(signed -> signed(signed, prepared));
            });
  }

  /// What an answer says was signed, checked, with its receipt.
  Outcome<CommandResult<EvmSigned>> signed(SignReply reply, PreparedTransaction prepared) {
    Digest result = Digest.of(reply.raw());
    return channel
        .trusted(SignedResult.check(reply, prepared))
        .then(signed ->
            receipt(reply.receipt(), claim(prepared.request(), ReceiptEvent.SIGNED, result))
                .map(receipt -> new CommandResult.Done<>(signed, receipt)));
  }

  private <T> Outcome<CommandResult<T>> pending(JsonObject body, Request request) {
    return missing(body, request).map(CommandResult.Pending::new);
  }

  /// Which approvals of this very request are missing.
  Outcome<PendingReply> missing(JsonObject body, Request request) {
    return calls
        .read(body, PendingReply::read)
        .then(reply ->
            reply.request().equals(request.digest())
                ? Outcome.accepted(reply)
                : calls.distrust(ChannelRefusal.ANSWER, "another request waits for approvals"));
  }

  /// A request for another enclave never leaves: its approvals would be spent for nothing.
  Outcome<Request> mine(Request request) {
    if (pinned().isEmpty()) {
      return Outcome.refused(
          AttestationRefusal.ROOT, "no charter root is pinned: whose rules apply is not known");
    }
    RequestHead head = request.head();
    return head.realm().equals(channel.realm())
            && head.enclave().equals(channel.expected().enclave())
        ? Outcome.accepted(request)
        : Outcome.refused(
            Refusal.of(ApprovalRefusal.PLACE, "the request is for enclave " + head.enclave()));
  }

  static Claim claim(Request request, ReceiptEvent event, Digest result) {
    return new Claim(request.head(), event, request.digest(), result);
  }

  private Optional<Digest> pinned() {
    return switch (channel.expected().root()) {
      case ExpectedRoot.Pinned(Digest root) -> Optional.of(root);
      case ExpectedRoot.BeforeGenesis _ -> Optional.empty();
    };
  }

  /// Where no root is pinned yet, only a genesis has a receipt, and its charter is what was
  /// founded. Otherwise it is of the root or of an amendment that leads to the charter in force.
  Outcome<VerifiedReceipt> receipt(String jws, Claim claim) {
    Digest root = pinned().orElse(claim.request());
    return channel.trusted(
        new ReceiptVerification(channel::boot, charter -> ofChain(charter, root))
            .verify(jws, claim));
  }

  private boolean ofChain(Digest charter, Digest root) {
    if (charter.equals(root) || channel.statement().head().charter().equals(Optional.of(charter))) {
      return true;
    }
    return channel.charters() instanceof Outcome.Accepted<CharterChain>(CharterChain chain)
        && chain.names(charter);
  }
}
