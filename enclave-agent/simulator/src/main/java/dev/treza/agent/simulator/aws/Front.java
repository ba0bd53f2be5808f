package dev.treza.agent.simulator.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.treza.agent.simulator.aws.iam.Principal;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.FakeService;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Takes every request: finds the service it is for, checks who signed it, and carries it out, or
/// what was planned instead.
final class Front implements HttpHandler {
  private static final StrictJson.Limits LIMITS =
      new StrictJson.Limits(8 * 1024 * 1024, 32, 128 * 1024);
  private static final int OK = 200;
  private static final long LATE_MILLIS = 300;

  private final List<FakeService> services;
  private final SignatureCheck signatures;
  private final Faults faults;
  private final Control control;
  private final String region;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock();

  Front(
      List<FakeService> services,
      SignatureCheck signatures,
      Faults faults,
      Control control,
      String region,
      Clock clock) {
    this.services = List.copyOf(services);
    this.signatures = signatures;
    this.faults = faults;
    this.control = control;
    this.region = region;
    this.clock = clock;
  }

  /// A call that was not carried out yet.
  private record Pending(FakeService service, ServiceCall call) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      take(exchange);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try {
      Incoming request = Incoming.read(exchange);
      if (request.target().startsWith(Control.PATH)) {
        answer(exchange, OK, controlled(request));
      } else {
        answer(exchange, pending(request));
      }
    } catch (AwsError error) {
      refuse(exchange, error);
    }
  }

  private JsonObject controlled(Incoming request) throws AwsError {
    oneAtATime.lock();
    try {
      return control.call(request, clock.instant());
    } catch (StoreException broken) {
      throw new AwsError(500, "InternalFailure", String.valueOf(broken.getMessage()));
    } finally {
      oneAtATime.unlock();
    }
  }

  private Pending pending(Incoming request) throws AwsError {
    if (!request.method().equals("POST") || !request.target().equals("/")) {
      throw new AwsError("UnknownOperationException", "not a JSON request");
    }
    String target = request.header("x-amz-target");
    FakeService service =
        services.stream()
            .filter(known -> target.startsWith(known.target() + "."))
            .findFirst()
            .orElseThrow(() -> new AwsError("UnknownOperationException", target));
    if (!request.header("content-type").equals(service.contentType())) {
      throw new AwsError("UnknownOperationException", "not a request of its protocol");
    }
    requireHost(request.header("host"), service);
    Principal principal = signatures.check(request, service.id(), clock.instant());
    String operation = target.substring(service.target().length() + 1);
    return new Pending(
        service, new ServiceCall(operation, input(request), principal, region, clock.instant()));
  }

  /// Its own endpoint, or this machine for clients that are told to use that.
  private void requireHost(String host, FakeService service) throws AwsError {
    String name = host.replaceFirst(":[0-9]+$", "");
    String own = service.id() + "." + region + ".amazonaws.com";
    if (!List.of(own, "127.0.0.1", "localhost").contains(name)) {
      throw new AwsError(404, "NotFound", "there is no endpoint " + host);
    }
  }

  private static JsonObject input(Incoming request) throws AwsError {
    return switch (StrictJson.parse(request.body(), LIMITS, true)) {
      case Accepted<JsonValue>(JsonObject object) -> object;
      case Accepted<JsonValue> _ -> throw new AwsError("SerializationException", "no object");
      case Refused<JsonValue>(Refusal refusal) ->
          throw new AwsError("SerializationException", refusal.line());
    };
  }

  private void answer(HttpExchange exchange, Pending pending) throws IOException, AwsError {
    Optional<Fault> fault = faults.next(pending.call.operation());
    if (fault.isEmpty()) {
      answer(exchange, OK, carryOut(pending));
      return;
    }
    switch (fault.get()) {
      case NONE -> answer(exchange, OK, carryOut(pending));
      case BUSY -> throw new AwsError("ThrottlingException", "Rate exceeded");
      case DOWN -> exchange.sendResponseHeaders(500, -1);
      case OVER_THROUGHPUT ->
          throw new AwsError(
              "ProvisionedThroughputExceededException",
              "The level of configured provisioned throughput for the table was exceeded.");
      case CONFLICT -> throw conflict();
      case DENIED -> throw new AwsError("AccessDeniedException", "denied on demand");
      case EXPIRED -> throw new AwsError("ExpiredTokenException", "expired on demand");
      case NOT_SEEN -> throw new AwsError(notSeen(pending.service), "not seen yet");
      case DROPPED_BEFORE -> exchange.close();
      case DROPPED_AFTER -> carryOut(pending);
      case LATE -> {
        pause();
        answer(exchange, OK, carryOut(pending));
      }
      case LIE_PLAINTEXT -> answer(exchange, OK, Lies.withPlaintext(carryOut(pending)));
      case LIE_ARN -> answer(exchange, OK, Lies.ofAnotherKey(carryOut(pending)));
      case LIE_DATA_KEY ->
          answer(exchange, OK, Lies.withEnvelopeOf(carryOut(pending), carryOut(pending)));
      case LIE_BIT -> answer(exchange, OK, Lies.withFlippedBit(carryOut(pending)));
      case LIE_NOTHING -> answer(exchange, OK, JsonObject.builder().build());
    }
  }

  private static AwsError conflict() {
    JsonObject reason = JsonObject.builder().text("Code", "TransactionConflict").build();
    return new AwsError(
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons",
        JsonObject.builder().array("CancellationReasons", List.of(reason)).build());
  }

  private static String notSeen(FakeService service) {
    return service.id().equals("kms") ? "NotFoundException" : "ResourceNotFoundException";
  }

  private static void pause() {
    try {
      Thread.sleep(LATE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonObject carryOut(Pending pending) throws AwsError {
    oneAtATime.lock();
    try {
      return pending.service.call(pending.call);
    } catch (StoreException broken) {
      throw new AwsError(500, "InternalFailure", String.valueOf(broken.getMessage()));
    } finally {
      oneAtATime.unlock();
    }
  }

  private static void refuse(HttpExchange exchange, AwsError error) throws IOException {
    JsonObject.Builder body =
        JsonObject.builder()
            .text("__type", error.code())
            .text("message", String.valueOf(error.getMessage()));
    error.more().members().forEach(body::value);
    answer(exchange, error.status(), body.build());
  }

  private static void answer(HttpExchange exchange, int status, JsonObject json)
      throws IOException {
    byte[] body = CanonicalJson.encode(json).toArray();
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
