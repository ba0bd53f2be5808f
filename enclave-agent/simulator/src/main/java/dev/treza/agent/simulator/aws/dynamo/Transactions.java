package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Transactions on one table: all actions or none, at most 100 and 4 MB, no item twice, once for
/// each token.
final class Transactions {
  private static final String TOKEN = "table-token/";
  private static final int MAX_ACTIONS = 100;
  private static final int MAX_SIZE = 4 * 1024 * 1024;
  private static final int MAX_TOKEN = 36;

  private final Tables tables;

  Transactions(Tables tables) {
    this.tables = tables;
  }

  private record Request(List<JsonObject> actions, Optional<String> token) {
    static Request read(JsonFields fields) throws JsonShapeException {
      List<JsonObject> actions = new ArrayList<>();
      for (JsonFields action : fields.objects("TransactItems")) {
        String kind = action.names().isEmpty() ? "Put" : action.names().iterator().next();
        actions.add(JsonObject.builder().object(kind, Shapes.object(action, kind)).build());
      }
      return new Request(
          actions,
          fields.optionalChoice(
              "ClientRequestToken",
              text -> Optional.of(text).filter(token -> token.length() <= MAX_TOKEN)));
    }
  }

  JsonObject write(ServiceCall call) throws AwsError, StoreException {
    Request request = call.read(Request::read);
    List<Action> actions = actions(request);
    String table = actions.getFirst().table();
    for (Action action : actions) {
      DynamoService.require(call, action.kind().permission(), action.table());
      if (!action.table().equals(table)) {
        throw Item.invalid("this simulation writes to one table in a transaction");
      }
    }
    tables.require(table);
    Bytes digest = Digest.of(CanonicalJson.encode(call.input())).value();
    if (!isRepeated(request, digest)) {
      carryOut(table, actions, tokenWrite(request, digest));
    }
    return JsonObject.builder().build();
  }

  private static List<Action> actions(Request request) throws AwsError {
    List<Action> actions = new ArrayList<>();
    for (JsonObject action : request.actions) {
      actions.add(Action.read(action));
    }
    if (actions.isEmpty() || actions.size() > MAX_ACTIONS) {
      throw Item.invalid(
          "Member must have length less than or equal to 100, greater than or equal to 1");
    }
    if (actions.stream().map(action -> action.item().key()).distinct().count() < actions.size()) {
      throw Item.invalid("Transaction request cannot include multiple operations on one item");
    }
    int size = 0;
    for (Action action : actions) {
      size += action.item().size();
    }
    if (size > MAX_SIZE) {
      throw Item.invalid("Transaction size has exceeded the maximum allowed size");
    }
    return actions;
  }

  private boolean isRepeated(Request request, Bytes digest) throws AwsError, StoreException {
    if (request.token.isEmpty()) {
      return false;
    }
    Optional<Versioned> known = tables.store().read(TOKEN + request.token.get());
    if (known.isPresent() && !known.get().value().equals(digest)) {
      throw new AwsError(
          "IdempotentParameterMismatchException", "the same token with other parameters");
    }
    return known.isPresent();
  }

  private static List<Write> tokenWrite(Request request, Bytes digest) {
    return request.token.stream().map(token -> Write.create(TOKEN + token, digest)).toList();
  }

  private void carryOut(String table, List<Action> actions, List<Write> more)
      throws AwsError, StoreException {
    List<JsonObject> reasons = new ArrayList<>();
    Map<Item, Optional<Item>> after = new LinkedHashMap<>();
    boolean all = true;
    for (Action action : actions) {
      Item key = action.item().key();
      Optional<Item> before = tables.item(table, key);
      boolean holds = action.condition().holds(before);
      all = all && holds;
      reasons.add(reason(holds));
      if (action.kind() != Action.Kind.CHECK) {
        after.put(key, action.after(before));
      }
    }
    if (!all) {
      throw cancelled(reasons);
    }
    tables.write(table, after, more);
  }

  private static JsonObject reason(boolean holds) {
    return holds
        ? JsonObject.builder().text("Code", "None").build()
        : JsonObject.builder()
            .text("Code", "ConditionalCheckFailed")
            .text("Message", "The conditional request failed")
            .build();
  }

  static AwsError cancelled(List<JsonObject> reasons) {
    return new AwsError(
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons",
        JsonObject.builder().array("CancellationReasons", reasons).build());
  }
}
