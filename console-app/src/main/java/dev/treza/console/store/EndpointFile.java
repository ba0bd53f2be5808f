package dev.treza.console.store;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;

/// Where a local enclave listens at the moment; whether it still does is for the process table and
/// attestation to say.
///
/// @param host a loopback address
/// @param pid the process
public record EndpointFile(String host, int port, long pid) {
  private static final int LAST_PORT = 65_535;

  Bytes encoded() {
    return CanonicalJson.encode(
        JsonObject.builder().text("host", host).integer("port", port).integer("pid", pid).build());
  }

  static Outcome<EndpointFile> read(Bytes content) {
    return JsonFields.decode(
        content,
        fields ->
            new EndpointFile(
                fields.text("host"),
                (int) fields.longInteger("port", 1, LAST_PORT),
                fields.longInteger("pid", 1, Long.MAX_VALUE)));
  }
}
