package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// Asks for the signatures of several requests together. It names them and their reviews by digest,
/// so that one approval of it is an approval of exactly these, in this order.
///
/// @param atomic all or none
/// @param items in the order of signing, at least one
public record BatchRequest(RequestHead head, boolean atomic, List<BatchItem> items)
    implements Request {
  static final String KIND = "batch";

  public BatchRequest {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one request");
    }
  }

  public static BatchRequest of(
      RequestHead head, boolean atomic, List<PreparedTransaction> prepared) {
    return new BatchRequest(head, atomic, prepared.stream().map(BatchItem::of).toList());
  }

  @Override
  public JsonObject toJson() {
    return head.writeTo(JsonObject.builder())
        .text("kind", KIND)
        .flag("atomic", atomic)
        .array("items", items.stream().map(BatchItem::toJson).toList())
        .build();
  }

  /// Reads what [#toJson] wrote for the place `head`.
  public static BatchRequest read(RequestHead head, JsonFields fields) throws JsonShapeException {
    fields.literal("realm", head.realm().text());
    fields.literal("namespace", head.namespace());
    fields.literal("enclave", head.enclave());
    fields.literal("kind", KIND);
    boolean atomic = fields.flag("atomic");
    List<BatchItem> items = new ArrayList<>();
    for (JsonFields item : fields.objects("items")) {
      items.add(BatchItem.read(item));
    }
    if (items.isEmpty()) {
      throw JsonShapeException.at(
          JsonRefusal.SCHEMA, fields.place("items"), "at least one is expected");
    }
    return new BatchRequest(head, atomic, items);
  }
}
