package dev.treza.sdk;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.Problem;
import dev.treza.sdk.http.ChannelException;
import dev.treza.sdk.http.HttpAnswer;
import dev.treza.sdk.http.HttpConnection;
import dev.treza.sdk.http.HttpRequest;

/// The agent's JSON calls on one connection. A refusal of the agent leaves the connection open; an
/// answer that is none ends it.
final class AgentCalls {
  private static final int DONE = 200;
  private static final int PENDING = 202;
  private static final int LEAST_REFUSAL = 400;

  private final HttpConnection connection;

  AgentCalls(HttpConnection connection) {
    this.connection = connection;
  }

  /// What a command came to.
  sealed interface Reply {
    JsonObject body();

    record Done(JsonObject body) implements Reply {}

    record Pending(JsonObject body) implements Reply {}
  }

  <T> Outcome<T> get(String target, JsonFields.Reader<T> reader) {
    return done(HttpRequest.get(target), reader);
  }

  <T> Outcome<T> post(String target, JsonObject body, JsonFields.Reader<T> reader) {
    return done(HttpRequest.post(target, CanonicalJson.encode(body)), reader);
  }

  /// A command that may have to wait for approvals.
  Outcome<Reply> command(String target, JsonObject body) {
    return send(HttpRequest.post(target, CanonicalJson.encode(body)));
  }

  /// Reads the body of an answer.
  <T> Outcome<T> read(JsonObject body, JsonFields.Reader<T> reader) {
    return switch (JsonFields.read(body, reader)) {
      case Accepted<T> accepted -> accepted;
      case Refused<T>(Refusal refusal) -> distrust(ChannelRefusal.ANSWER, refusal.line());
    };
  }

  /// Ends the connection: the peer said what an agent never says.
  <T> Outcome<T> distrust(ChannelRefusal id, String detail) {
    Refusal refusal = Refusal.of(id, detail);
    connection.end(refusal);
    return Outcome.refused(refusal);
  }

  private <T> Outcome<T> done(HttpRequest request, JsonFields.Reader<T> reader) {
    return send(request)
        .then(reply ->
            switch (reply) {
              case Reply.Done(JsonObject body) -> read(body, reader);
              case Reply.Pending _ ->
                  distrust(ChannelRefusal.ANSWER, "it waits for approvals this call never needs");
            });
  }

  private Outcome<Reply> send(HttpRequest request) {
    try {
      return reply(connection.exchange(request));
    } catch (ChannelException fault) {
      return Outcome.refused(fault.refusal());
    }
  }

  private Outcome<Reply> reply(HttpAnswer answer) {
    String expected = answer.status() >= LEAST_REFUSAL ? Problem.MEDIA_TYPE : "application/json";
    if (!answer.mediaType().equals(expected)) {
      return distrust(
          ChannelRefusal.PROTOCOL, "status " + answer.status() + " does not come with " + expected);
    }
    return switch (object(answer.body())) {
      case Refused<JsonObject>(Refusal refusal) -> distrust(ChannelRefusal.ANSWER, refusal.line());
      case Accepted<JsonObject>(JsonObject body) -> reply(answer.status(), body);
    };
  }

  private Outcome<Reply> reply(int status, JsonObject body) {
    if (status >= LEAST_REFUSAL) {
      return read(body, Problem::read).then(problem -> Outcome.refused(Problems.refusal(problem)));
    }
    return switch (status) {
      case DONE -> Outcome.accepted(new Reply.Done(body));
      case PENDING -> Outcome.accepted(new Reply.Pending(body));
      default -> distrust(ChannelRefusal.PROTOCOL, "an agent does not answer " + status);
    };
  }

  private static Outcome<JsonObject> object(Bytes body) {
    return StrictJson.parse(body, StrictJson.Limits.BATCH, true)
        .then(value -> AgentCalls.object(value));
  }

  private static Outcome<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object
        ? Outcome.accepted(object)
        : Outcome.refused(JsonRefusal.SCHEMA, "an answer is one object");
  }
}
