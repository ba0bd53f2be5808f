package dev.treza.agent.pipeline;

import dev.treza.fleet.Digest;
import dev.treza.fleet.Ids;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the state keeps of a request: that it may be carried out, with the approvals that say so,
/// or that an officer rejected it for good (rule `APR-REJECT`). The approvals are kept whole,
/// because a record is believed only after they were checked again.
///
/// @param time decision time
/// @param approvals compact JWS
/// @param batch the batch whose approvals are those of this request too
/// @param client id of the client that asked
/// @param charter digest of the charter it was judged under
record RequestRecord(
    Instant time,
    List<String> approvals,
    boolean rejected,
    Optional<Digest> batch,
    Optional<String> client,
    Optional<Digest> charter) {
  RequestRecord {
    approvals = List.copyOf(approvals);
  }

  /// Of a request that stands for itself.
  static RequestRecord allowed(
      Instant time, List<String> approvals, Caller caller, Digest charter) {
    return new RequestRecord(
        time,
        approvals,
        false,
        Optional.empty(),
        caller.client().map(ApiClient::id),
        Optional.of(charter));
  }

  static RequestRecord rejected(Instant time) {
    return new RequestRecord(
        time, List.of(), true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Of a request that a batch names.
  static RequestRecord of(Instant time, Digest batch) {
    return new RequestRecord(
        time, List.of(), false, Optional.of(batch), Optional.empty(), Optional.empty());
  }

  JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder().time("time", time).flag("rejected", rejected);
    if (!approvals.isEmpty()) {
      json.texts("approvals", approvals);
    }
    batch.ifPresent(digest -> json.digest("batch", digest));
    client.ifPresent(id -> json.text("client", id));
    charter.ifPresent(digest -> json.digest("charter", digest));
    return json.build();
  }

  static RequestRecord read(JsonFields fields) throws JsonShapeException {
    return new RequestRecord(
        fields.time("time"),
        fields.optionalTexts("approvals"),
        fields.flag("rejected"),
        fields.optionalDigest("batch"),
        fields.optionalChoice("client", Ids::parse),
        fields.optionalDigest("charter"));
  }
}
