package dev.treza.console.cli;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/// Says of which enclave a result is. A simulated one is marked on everything (rule `REALM`).
record EnclaveOutput(KnownEnclave enclave) {
  /// `lines` under the enclave's name.
  List<String> lines(List<String> lines) {
    String mark = enclave.simulated() ? "SIMULATED enclave " : "Enclave ";
    String fate = enclave.forgetful() ? " (EMULATED: all of it is gone at power off)" : "";
    return Stream.concat(Stream.of(mark + enclave.id() + fate), lines.stream()).toList();
  }

  JsonObject.Builder json() {
    return JsonObject.builder()
        .text("enclave", enclave.id())
        .text("realm", enclave.realm().text())
        .flag("simulated", enclave.simulated())
        .flag("volatile", enclave.forgetful());
  }
}
