package dev.treza.console.store;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;

/// Where a local enclave listens at the moment; whether it still does is for the process table and
/// attestation to say.
///
/// @param host a loopback address
/// @param pid the process
/// @param root DER of the simulator root it says it has: believed only when the console itself
///   founds the enclave it has just started
public record EndpointFile(String host, int port, long pid, Bytes root) {
  private static final int LAST_PORT = 65_535;

  static Outcome<EndpointFile> read(Bytes content) {
    return JsonFields.decode(
        content,
        fields ->
            new EndpointFile(
                fields.text("host"),
                (int) fields.longInteger("port", 1, LAST_PORT),
                fields.longInteger("pid", 1, Long.MAX_VALUE),
                fields.base64Url("root")));
  }
}
