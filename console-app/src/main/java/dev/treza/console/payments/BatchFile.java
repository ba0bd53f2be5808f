package dev.treza.console.payments;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.SignCall;
import java.util.ArrayList;
import java.util.List;

/// A batch somebody wants signed, as it is handed from one person to the next: which enclave is
/// asked, and the calls without approvals.
///
/// @param calls in the order of signing, 1 to 1,000
public record BatchFile(String enclave, List<SignCall> calls) {
  public BatchFile {
    calls = List.copyOf(calls);
  }

  public static BatchFile of(PaymentBatch batch) {
    return new BatchFile(
        batch.enclave().id(),
        batch.prepared().stream().map(one -> one.request().call(List.of())).toList());
  }

  public Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("enclave", enclave)
            .array("batch", calls.stream().map(SignCall::toJson).toList())
            .build());
  }

  /// Refused: `JSON-*`.
  public static Outcome<BatchFile> read(Bytes content) {
    return JsonFields.decode(content, StrictJson.Limits.BATCH, BatchFile::read);
  }

  private static BatchFile read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    List<SignCall> calls = new ArrayList<>();
    for (JsonFields call : fields.objects("batch")) {
      calls.add(SignCall.read(call));
    }
    if (calls.isEmpty() || calls.size() > SignBatchCall.MOST) {
      throw JsonShapeException.at(
          JsonRefusal.SCHEMA,
          fields.place("batch"),
          "1 to " + SignBatchCall.MOST + " are expected");
    }
    return new BatchFile(fields.choice("enclave", Ids::parse), calls);
  }
}
