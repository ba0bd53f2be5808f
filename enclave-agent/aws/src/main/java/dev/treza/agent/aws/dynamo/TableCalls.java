package dev.treza.agent.aws.dynamo;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.StateRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Calls on one table, and what DynamoDB's errors mean for a state.
final class TableCalls {
  private static final String CANCELLED = "TransactionCanceledException";

  private final AwsClient client;
  private final String table;

  TableCalls(AwsClient client, String table) {
    this.client = client;
    this.table = table;
  }

  String table() {
    return table;
  }

  /// A consistent read of one item; nothing if there is none. Refused: `STATE-UNAVAILABLE`,
  /// `STATE-DENIED`, `STATE-TABLE`, `STATE-ANSWER`.
  Outcome<Optional<Attributes>> get(Place place) {
    JsonObject input =
        JsonObject.builder()
            .text("TableName", table)
            .object("Key", place.attributes().json())
            .flag("ConsistentRead", true)
            .build();
    return answered(send("GetItem", input))
        .map(answer -> answer.object("Item").map(TableCalls::attributes));
  }

  /// Writes one item whatever is there. Refused: as [#get].
  Outcome<AwsAnswer> put(Attributes item) {
    return answered(
        send(
            "PutItem",
            JsonObject.builder().text("TableName", table).object("Item", item.json()).build()));
  }

  /// One page of a partition, consistently read.
  Outcome<AwsAnswer> query(JsonObject input) {
    return answered(send("Query", input));
  }

  /// Carries out all `actions` or none.
  ///
  /// @param token the same for the same actions: with it they are carried out once
  Sent transact(List<JsonObject> actions, String token) {
    return send(
        "TransactWriteItems",
        JsonObject.builder()
            .array("TransactItems", actions)
            .text("ClientRequestToken", token)
            .build());
  }

  static Attributes attributes(AwsAnswer item) {
    return new Attributes(item.json().members());
  }

  private static Outcome<AwsAnswer> answered(Sent sent) {
    return switch (sent) {
      case Sent.Done(AwsAnswer answer) -> Outcome.accepted(answer);
      case Sent.Unknown(Refusal why) -> Outcome.refused(why);
      case Sent.No(Refusal why) -> Outcome.refused(why);
      case Sent.Cancelled _ ->
          Outcome.refused(StateRefusal.ANSWER, "cancelled, and no transaction");
    };
  }

  private Sent send(String operation, JsonObject input) {
    try {
      return new Sent.Done(client.call(operation, input));
    } catch (AwsException failed) {
      return sent(operation, failed);
    }
  }

  private static Sent sent(String operation, AwsException failed) {
    if (failed.code().equals(CANCELLED)) {
      return new Sent.Cancelled(reasons(failed.answer()));
    }
    Refusal why = Refusal.of(id(failed.code()), operation + ": " + failed.getMessage());
    return mayHaveHappened(failed.code()) ? new Sent.Unknown(why) : new Sent.No(why);
  }

  private static List<String> reasons(AwsAnswer answer) {
    List<String> codes = new ArrayList<>();
    for (JsonValue reason : answer.items("CancellationReasons").orElse(List.of())) {
      codes.add(
          reason instanceof JsonObject object
                  && object.member("Code").orElse(object) instanceof JsonText(String code)
              ? code
              : "None");
    }
    return codes;
  }

  private static boolean mayHaveHappened(String code) {
    return switch (code) {
      case AwsException.NO_ANSWER, "InternalServerError", "TransactionInProgressException" -> true;
      default -> false;
    };
  }

  /// DynamoDB's own names for its errors (Amazon DynamoDB API Reference); one it adds is none it
  /// gives to our calls.
  private static RefusalId id(String code) {
    return switch (code) {
      case "AccessDeniedException" -> StateRefusal.DENIED;
      case "ResourceNotFoundException", "ValidationException" -> StateRefusal.TABLE;
      case AwsException.NO_ANSWER,
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InternalFailure",
          "InternalServerError",
          "InvalidSignatureException",
          "LimitExceededException",
          "MissingAuthenticationTokenException",
          "ProvisionedThroughputExceededException",
          "RequestExpired",
          "RequestLimitExceeded",
          "ServiceUnavailable",
          "SignatureDoesNotMatch",
          "ThrottlingException",
          "TransactionConflictException",
          "TransactionInProgressException",
          "UnrecognizedClientException" ->
          AgentRefusal.STORE;
      default -> StateRefusal.ANSWER;
    };
  }
}
