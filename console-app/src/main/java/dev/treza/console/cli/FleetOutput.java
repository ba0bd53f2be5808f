package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.fleet.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// The known enclaves and whether they run.
record FleetOutput(List<Item> items) {
  /// One enclave at this moment.
  record Item(KnownEnclave enclave, RunState state) {
    private String text() {
      return switch (state) {
        case RunState.Running(String host, int port) -> "running at " + host + ":" + port;
        case RunState.Stopped() -> "stopped";
        case RunState.Died(var refusal) -> refusal.line();
      };
    }
  }

  FleetOutput {
    items = List.copyOf(items);
  }

  static FleetOutput of(FleetLink fleet) throws ConsoleException {
    List<Item> items = new ArrayList<>();
    for (KnownEnclave enclave : fleet.known()) {
      items.add(new Item(enclave, fleet.state(enclave)));
    }
    return new FleetOutput(items);
  }

  List<String> lines() {
    return items.isEmpty()
        ? List.of("This computer knows no enclave; start the local fleet to make two.")
        : items.stream()
            .flatMap(item ->
                new EnclaveOutput(item.enclave()).lines(List.of("  " + item.text())).stream())
            .toList();
  }

  JsonObject json() {
    return JsonObject.builder()
        .array(
            "enclaves",
            items.stream()
                .map(item ->
                    new EnclaveOutput(item.enclave()).json().text("state", item.text()).build())
                .toList())
        .build();
  }
}
