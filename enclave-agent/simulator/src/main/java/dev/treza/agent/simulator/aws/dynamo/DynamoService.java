package dev.treza.agent.simulator.aws.dynamo;

import dev.treza.agent.simulator.aws.iam.AccessRequest;
import dev.treza.agent.simulator.aws.iam.Policy.Says;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.simulator.aws.service.FakeService;
import dev.treza.agent.simulator.aws.service.Identities;
import dev.treza.agent.simulator.aws.service.ServiceCall;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// DynamoDB, as far as the table of a state needs it.
public final class DynamoService implements FakeService {
  private static final String QUERY = "p = :p AND begins_with(k, :k)";
  private static final int PAGE = 1024 * 1024;

  private final Tables tables;
  private final Transactions transactions;

  public DynamoService(Tables tables) {
    this.tables = tables;
    this.transactions = new Transactions(tables);
  }

  @Override
  public String id() {
    return "dynamodb";
  }

  @Override
  public String target() {
    return "DynamoDB_20120810";
  }

  @Override
  public String contentType() {
    return "application/x-amz-json-1.0";
  }

  @Override
  public JsonObject call(ServiceCall call) throws AwsError, StoreException {
    return switch (call.operation()) {
      case "CreateTable" -> create(call);
      case "DescribeTable" -> describe(call);
      case "GetItem" -> get(call);
      case "PutItem" -> put(call);
      case "Query" -> query(call);
      case "TransactWriteItems" -> transactions.write(call);
      default -> throw new AwsError("UnknownOperationException", call.operation());
    };
  }

  /// The one schema that a state's table has.
  private JsonObject create(ServiceCall call) throws AwsError, StoreException {
    String table =
        call.read(fields -> {
          requireSchema(fields);
          return fields.choice("TableName", DynamoService::name);
        });
    require(call, "CreateTable", table);
    if (!tables.create(table)) {
      throw new AwsError("ResourceInUseException", "Table already exists: " + table);
    }
    return JsonObject.builder().object("TableDescription", description(call, table)).build();
  }

  private static void requireSchema(JsonFields fields) throws JsonShapeException {
    fields.literal("BillingMode", "PAY_PER_REQUEST");
    for (JsonFields key : fields.objects("KeySchema")) {
      boolean hash = key.text("AttributeName").equals(Item.PARTITION);
      key.literal("KeyType", hash ? "HASH" : "RANGE");
    }
    for (JsonFields attribute : fields.objects("AttributeDefinitions")) {
      attribute.choice(
          "AttributeName",
          name -> Optional.of(name).filter(List.of(Item.PARTITION, Item.SORT)::contains));
      attribute.literal("AttributeType", "S");
    }
  }

  private static Optional<String> name(String text) {
    return Optional.of(text).filter(name -> name.matches("[A-Za-z0-9_.-]{3,255}"));
  }

  private JsonObject describe(ServiceCall call) throws AwsError, StoreException {
    String table = call.read(fields -> fields.text("TableName"));
    require(call, "DescribeTable", table);
    tables.require(table);
    return JsonObject.builder().object("Table", description(call, table)).build();
  }

  private static JsonObject description(ServiceCall call, String table) {
    return JsonObject.builder()
        .text("TableName", table)
        .text("TableArn", arn(call, table))
        .text("TableStatus", "ACTIVE")
        .build();
  }

  private record Get(String table, JsonObject key, boolean consistent) {}

  private JsonObject get(ServiceCall call) throws AwsError, StoreException {
    Get get =
        call.read(fields ->
            new Get(
                fields.text("TableName"),
                Shapes.object(fields, "Key"),
                fields.optionalFlag("ConsistentRead").orElse(false)));
    require(call, "GetItem", get.table);
    tables.require(get.table);
    Item key = Item.ofKey(get.key);
    Optional<Item> item =
        get.consistent ? tables.item(get.table, key) : tables.staleItem(get.table, key);
    JsonObject.Builder answer = JsonObject.builder();
    item.ifPresent(found -> answer.object("Item", found.attributes()));
    return answer.build();
  }

  private record Put(String table, JsonObject item) {}

  private JsonObject put(ServiceCall call) throws AwsError, StoreException {
    Put put = call.read(fields -> new Put(fields.text("TableName"), Shapes.object(fields, "Item")));
    require(call, "PutItem", put.table);
    tables.require(put.table);
    Item item = Item.of(put.item);
    tables.write(put.table, Map.of(item.key(), Optional.of(item)), List.of());
    return JsonObject.builder().build();
  }

  private record Query(
      String table, String partition, String begin, boolean consistent, Optional<JsonObject> from) {
    static Query read(JsonFields fields) throws JsonShapeException {
      fields.literal("KeyConditionExpression", QUERY);
      JsonFields values = fields.object("ExpressionAttributeValues");
      return new Query(
          fields.text("TableName"),
          values.object(":p").text("S"),
          values.object(":k").text("S"),
          fields.optionalFlag("ConsistentRead").orElse(false),
          fields.has("ExclusiveStartKey")
              ? Optional.of(Shapes.object(fields, "ExclusiveStartKey"))
              : Optional.empty());
    }
  }

  /// Pages of a mebibyte. A query that is not consistent sees nothing, as new items may not be
  /// seen.
  private JsonObject query(ServiceCall call) throws AwsError, StoreException {
    Query query = call.read(Query::read);
    require(call, "Query", query.table);
    tables.require(query.table);
    Optional<String> after =
        query.from.isPresent()
            ? Optional.of(Item.ofKey(query.from.get()).sort())
            : Optional.empty();
    List<JsonObject> page = new ArrayList<>();
    int size = 0;
    Optional<Item> last = Optional.empty();
    List<Item> all =
        query.consistent ? tables.query(query.table, query.partition, query.begin) : List.of();
    for (Item item : all) {
      if (after.isEmpty() || item.sort().compareTo(after.get()) > 0) {
        if (size > 0 && size + item.size() > PAGE) {
          return page(page, last);
        }
        page.add(item.attributes());
        size += item.size();
        last = Optional.of(item);
      }
    }
    return page(page, Optional.empty());
  }

  private static JsonObject page(List<JsonObject> items, Optional<Item> last) {
    JsonObject.Builder answer =
        JsonObject.builder()
            .array("Items", items)
            .number("Count", items.size())
            .number("ScannedCount", items.size());
    last.ifPresent(item -> answer.object("LastEvaluatedKey", item.key().attributes()));
    return answer.build();
  }

  static void require(ServiceCall call, String action, String table) throws AwsError {
    AccessRequest request =
        AccessRequest.of(call.principal(), "dynamodb:" + action, arn(call, table), Map.of());
    if (Identities.say(request) != Says.ALLOW) {
      throw new AwsError(
          "AccessDeniedException",
          "User: %s is not authorized to perform: %s"
              .formatted(call.principal().arn(), request.action()));
    }
  }

  private static String arn(ServiceCall call, String table) {
    return "arn:aws:dynamodb:%s:%s:table/%s"
        .formatted(call.region(), call.principal().account(), table);
  }
}
