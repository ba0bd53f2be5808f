package dev.treza.fleet.protocol;

import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import java.util.ArrayList;
import java.util.List;

/// The body of `POST …/transactions/sign-batch`.
///
/// Without `atomic` and without approvals of its own it is so many calls in one: each item has its
/// own approvals and is signed or refused by itself. Otherwise the items are one request
/// ([BatchRequest]), and only approvals of that count.
///
/// @param transactions 1 to [#MOST]
/// @param atomic all or none
/// @param approvals compact JWS of type `approval` over the whole batch
public record SignBatchCall(List<SignCall> transactions, boolean atomic, List<String> approvals) {
  /// How many one call may ask for.
  public static final int MOST = 1000;

  public SignBatchCall {
    transactions = List.copyOf(transactions);
    approvals = List.copyOf(approvals);
  }

  /// Whether the items are one request.
  public boolean together() {
    return atomic || !approvals.isEmpty();
  }

  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .array("transactions", transactions.stream().map(SignCall::toJson).toList())
            .flag("atomic", atomic);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    return json.build();
  }

  public static SignBatchCall read(JsonFields fields) throws JsonShapeException {
    List<SignCall> transactions = new ArrayList<>();
    for (JsonFields transaction : fields.objects("transactions")) {
      transactions.add(SignCall.read(transaction));
    }
    SignBatchCall call =
        new SignBatchCall(
            transactions,
            fields.optionalFlag("atomic").orElse(false),
            fields.optionalTexts("approvals"));
    if (transactions.isEmpty() || transactions.size() > MOST) {
      throw JsonShapeException.at(
          JsonRefusal.SCHEMA, fields.place("transactions"), "1 to " + MOST + " are expected");
    }
    if (call.together() && transactions.stream().anyMatch(item -> !item.approvals().isEmpty())) {
      throw JsonShapeException.at(
          JsonRefusal.SCHEMA,
          fields.place("transactions"),
          "approvals of single items do not count in a batch that is one request");
    }
    return call;
  }
}
