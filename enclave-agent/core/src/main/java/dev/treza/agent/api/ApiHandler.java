package dev.treza.agent.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import dev.treza.agent.boot.Agent;
import dev.treza.agent.boot.Serving;
import dev.treza.agent.charter.Founded;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.phase.Call;
import dev.treza.agent.phase.PhaseTable;
import dev.treza.agent.pipeline.Caller;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AgentRefusal;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/// The one handler of all requests: route, phase, channel, call, answer. Faults are told by id and
/// logged; their texts hold ids and digests only.
final class ApiHandler implements HttpHandler {
  private final Agent agent;
  private final AttestedConnections connections;
  private final Calls calls;
  private final KeyCalls keyCalls;
  private final CharterCalls charterCalls;
  private final AuditCalls auditCalls;
  private final Consumer<String> log;
  private final BodyRoom room = new BodyRoom();

  ApiHandler(Agent agent, AttestedConnections connections, Consumer<String> log) {
    this.agent = agent;
    this.connections = connections;
    this.calls = new Calls(agent, connections);
    this.keyCalls = new KeyCalls();
    this.charterCalls = new CharterCalls(agent, connections);
    this.auditCalls = new AuditCalls(agent);
    this.log = log;
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    try (BodyRoom.Share share = room.share()) {
      Exchange exchange = new Exchange((HttpsExchange) http, share);
      exchange.answer(answer(exchange));
    }
  }

  private Answer answer(Exchange exchange) throws IOException {
    return switch (Route.of(exchange.method(), exchange.path(), agent.enclave())) {
      case Refused<Call>(Refusal refusal) -> Answer.refused(refusal);
      case Accepted<Call>(Call call) -> {
        Optional<Refusal> refusal = refuses(call, exchange);
        yield refusal.isPresent() ? Answer.refused(refusal.get()) : inForce(call, exchange);
      }
    };
  }

  private Optional<Refusal> refuses(Call call, Exchange exchange) throws IOException {
    Optional<Refusal> byPhase = PhaseTable.refuses(agent.phase(), call);
    if (byPhase.isPresent() || !call.changesState()) {
      return byPhase;
    }
    return connections.isFresh(exchange.session())
        ? Optional.empty()
        : Optional.of(Refusal.of(AgentRefusal.CHANNEL, "attest this connection first"));
  }

  /// What uses the charter must not see another one halfway. An amendment waits for the rest by
  /// itself.
  private Answer inForce(Call call, Exchange exchange) throws IOException {
    if (call == Call.AMEND || call == Call.FOUND || !call.changesState()) {
      return perform(call, exchange);
    }
    Lock lock = agent.charterInForce();
    lock.lock();
    try {
      return perform(call, exchange);
    } finally {
      lock.unlock();
    }
  }

  /// A connection is nobody's, or that of the client whose certificate it showed.
  private Answer perform(Call call, Exchange exchange) throws IOException {
    try {
      return switch (caller(call, exchange)) {
        case Refused<Caller>(Refusal refusal) -> Answer.refused(refusal);
        case Accepted<Caller>(Caller caller) -> perform(call, exchange, caller);
      };
    } catch (StoreException e) {
      return fault(call, e.refusal());
    } catch (SealException e) {
      return fault(call, e.refusal());
    } catch (DeviceException | SigningException e) {
      return fault(call, told(AgentRefusal.FAULT, e));
    }
  }

  private Outcome<Caller> caller(Call call, Exchange exchange) throws StoreException {
    Optional<Serving> serving = agent.serving();
    return call.answersAnybody() || serving.isEmpty()
        ? Outcome.accepted(Caller.ANYBODY)
        : serving.get().pipelines().callers().of(exchange.clientKey());
  }

  private Answer perform(Call call, Exchange exchange, Caller caller)
      throws IOException, StoreException, SealException, DeviceException, SigningException {
    return switch (call) {
      case HEALTH -> calls.health();
      case ATTESTATION -> calls.attestation(exchange);
      case READ_CHARTER -> calls.readCharter(founded());
      case AUDIT -> auditCalls.page(exchange);
      case FOUND -> calls.found(exchange);
      case AMEND -> charterCalls.amend(exchange);
      case SUSPEND -> charterCalls.suspend(exchange, serving());
      case LIST_SUSPENSIONS -> charterCalls.list(serving());
      case LIST_WALLETS -> calls.listWallets(exchange, serving());
      case REVIEW_TRANSACTION -> calls.review(exchange, serving());
      case WHAT_IF -> calls.whatIf(exchange, serving());
      case GENERATE_WALLET -> calls.generateWallet(exchange, serving());
      case IMPORT_TRANSPORT -> keyCalls.transport(exchange, serving());
      case IMPORT_KEY -> keyCalls.importKey(exchange, serving());
      case RELEASE_KEY -> keyCalls.release(exchange, serving());
      case SIGN_TRANSACTION -> calls.sign(exchange, serving(), caller);
      case SIGN_BATCH -> calls.signBatch(exchange, serving(), caller);
    };
  }

  private static Refusal told(AgentRefusal id, Exception fault) {
    return Refusal.of(id, String.valueOf(fault.getMessage()));
  }

  private Answer fault(Call call, Refusal fault) {
    log.accept(call + " " + fault.line());
    return Answer.refused(fault);
  }

  private Founded founded() {
    return agent.founded().orElseThrow(ApiHandler::tooEarly);
  }

  private Serving serving() {
    return agent.serving().orElseThrow(ApiHandler::tooEarly);
  }

  private static IllegalStateException tooEarly() {
    return new IllegalStateException("the phase table let a call pass too early");
  }
}
