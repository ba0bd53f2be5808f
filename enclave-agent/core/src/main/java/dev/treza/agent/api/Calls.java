package dev.treza.agent.api;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.boot.Serving;
import dev.treza.agent.charter.Founded;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.pipeline.Caller;
import dev.treza.agent.pipeline.Result;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.BatchResult;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.Problem;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.SignBatchReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletsReply;
import dev.treza.fleet.protocol.WhatIfCall;
import dev.treza.fleet.protocol.WhatIfReply;
import dev.treza.fleet.wallet.Wallet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Turns HTTP requests into calls on the agent and what comes of them into answers.
final class Calls {
  private static final int PAGE = 100;

  private final Agent agent;
  private final AttestedConnections connections;

  Calls(Agent agent, AttestedConnections connections) {
    this.agent = agent;
    this.connections = connections;
  }

  Answer health() {
    return Answer.ok(agent.health().toJson());
  }

  /// `use=boot` gives this boot's document, with `boot=<digest>` that of an earlier boot;
  /// `use=challenge` makes one over `request=<digest>` for an officer behind an air gap, and says
  /// nothing about this connection; otherwise one is made for this connection.
  Answer attestation(Exchange exchange) throws IOException, DeviceException, StoreException {
    if (exchange.query("use").equals(Optional.of("boot"))) {
      return boot(exchange);
    }
    Optional<Bytes> nonce = exchange.query("nonce").filter(Calls::isSha256Long).map(Bytes::hex);
    if (nonce.isEmpty()) {
      return malformed("nonce");
    }
    return exchange.query("use").equals(Optional.of("challenge"))
        ? challenge(exchange, nonce.get())
        : channel(exchange, nonce.get());
  }

  private Answer channel(Exchange exchange, Bytes nonce)
      throws IOException, DeviceException, StoreException {
    AttestationReply reply = agent.attest(exchange.exporter(), nonce);
    connections.attested(exchange.session());
    return Answer.ok(reply.toJson());
  }

  private Answer challenge(Exchange exchange, Bytes nonce) throws DeviceException {
    Optional<Digest> request =
        exchange.query("request").filter(Calls::isSha256Long).map(Digest::parse);
    return request.isEmpty()
        ? malformed("request")
        : Answer.ok(agent.challenge(request.get(), nonce).toJson());
  }

  private static boolean isSha256Long(String hex) {
    return hex.matches("[0-9a-f]{64}");
  }

  private static Answer malformed(String place) {
    return Answer.refused(
        Refusal.at(JsonRefusal.SCHEMA, place, "32 bytes in lower-case hexadecimal are expected"));
  }

  private Answer boot(Exchange exchange) throws StoreException {
    Optional<String> wanted = exchange.query("boot");
    if (wanted.isEmpty()) {
      return Answer.ok(agent.bootAttestation().toJson());
    }
    Optional<AttestationReply> earlier =
        isSha256Long(wanted.get())
            ? agent.bootAttestation(Digest.parse(wanted.get()))
            : Optional.empty();
    return earlier
        .map(reply -> Answer.ok(reply.toJson()))
        .orElseGet(() ->
            Answer.refused(Refusal.at(AgentRefusal.NOT_FOUND, "boot", "no such boot is archived")));
  }

  Answer readCharter(Founded founded) {
    return Answer.ok(founded.reply().toJson());
  }

  Answer found(Exchange exchange)
      throws IOException, DeviceException, StoreException, SigningException {
    return switch (exchange.body(CharterCall::read)) {
      case Refused<CharterCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<CharterCall>(CharterCall call) -> founded(agent.found(call));
    };
  }

  private Answer founded(Outcome<CharterReply> outcome) {
    if (outcome instanceof Accepted<CharterReply>) {
      connections.forgetAll();
    }
    return answer(outcome, CharterReply::toJson);
  }

  Answer listWallets(Exchange exchange, Serving serving) throws StoreException {
    Optional<String> after = exchange.query("after").filter(Ids::valid);
    List<Wallet> wallets = serving.wallets().page(after, PAGE + 1);
    boolean more = wallets.size() > PAGE;
    List<Wallet> page = more ? wallets.subList(0, PAGE) : wallets;
    Optional<String> next = more ? Optional.of(page.getLast().id()) : Optional.empty();
    return Answer.ok(new WalletsReply(page, next).toJson());
  }

  Answer generateWallet(Exchange exchange, Serving serving)
      throws IOException, StoreException, SealException, DeviceException, SigningException {
    return switch (exchange.body(WalletCall::read)) {
      case Refused<WalletCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<WalletCall>(WalletCall call) ->
          Answer.of(serving.pipelines().wallets().generate(call), WalletReply::toJson);
    };
  }

  Answer review(Exchange exchange, Serving serving) throws IOException, StoreException {
    return switch (exchange.body(SignCall::read)) {
      case Refused<SignCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<SignCall>(SignCall call) ->
          answer(serving.pipelines().transactions().review(call), ReviewReply::toJson);
    };
  }

  /// What the policy would say.
  Answer whatIf(Exchange exchange, Serving serving) throws IOException, StoreException {
    return switch (exchange.body(WhatIfCall::read)) {
      case Refused<WhatIfCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<WhatIfCall>(WhatIfCall call) ->
          answer(serving.pipelines().whatIf().explain(call), WhatIfReply::toJson);
    };
  }

  Answer sign(Exchange exchange, Serving serving, Caller caller)
      throws IOException, StoreException, SealException, SigningException {
    return switch (exchange.body(SignCall::read)) {
      case Refused<SignCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<SignCall>(SignCall call) ->
          Answer.of(serving.pipelines().transactions().sign(call, caller), SignReply::toJson);
    };
  }

  Answer signBatch(Exchange exchange, Serving serving, Caller caller)
      throws IOException, StoreException, SealException, SigningException {
    return switch (exchange.body(StrictJson.Limits.BATCH, SignBatchCall::read)) {
      case Refused<SignBatchCall>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<SignBatchCall>(SignBatchCall call) ->
          Answer.of(
              serving.pipelines().batches().sign(call, caller),
              results ->
                  new SignBatchReply(results.stream().map(Calls::batchResult).toList()).toJson());
    };
  }

  private static BatchResult batchResult(Result<SignReply> result) {
    return switch (result) {
      case Result.Done<SignReply>(SignReply reply) -> new BatchResult.Signed(reply);
      case Result.Missing<SignReply>(PendingReply reply) -> new BatchResult.Pending(reply);
      case Result.No<SignReply>(Refusal refusal) ->
          new BatchResult.Refused(Problem.of(Statuses.of(refusal.id()), refusal));
    };
  }

  private static <T> Answer answer(Outcome<T> outcome, Function<T, JsonObject> json) {
    return switch (outcome) {
      case Refused<T>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<T>(T value) -> Answer.ok(json.apply(value));
    };
  }
}
