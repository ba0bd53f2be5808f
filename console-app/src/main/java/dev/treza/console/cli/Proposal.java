package dev.treza.console.cli;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Ids;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.SignCall;

/// A transaction somebody wants signed, as it is handed from one person to the next: which enclave
/// is asked, and the call without approvals.
record Proposal(String enclave, SignCall call) {
  Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder()
            .text("v", "1")
            .text("enclave", enclave)
            .object("call", call.toJson())
            .build());
  }

  static Outcome<Proposal> read(Bytes content) {
    return JsonFields.decode(
        content,
        fields -> {
          fields.literal("v", "1");
          return new Proposal(
              fields.choice("enclave", Ids::parse), SignCall.read(fields.object("call")));
        });
  }
}
