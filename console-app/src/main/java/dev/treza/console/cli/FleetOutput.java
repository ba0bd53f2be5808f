package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The known enclaves and whether they run.
///
/// @param former where the local fleet that was here before is now, if it was just moved aside
record FleetOutput(List<Item> items, Optional<Path> former) {
  /// One enclave at this moment.
  ///
  /// @param otherBuild why the agent installed here cannot be it
  record Item(KnownEnclave enclave, RunState state, Optional<Refusal> otherBuild) {
    private List<String> lines() {
      List<String> lines = new ArrayList<>(List.of("  " + text()));
      otherBuild.map(RefusalOutput::lines).ifPresent(lines::addAll);
      return new EnclaveOutput(enclave).lines(lines);
    }

    private JsonObject json() {
      JsonObject.Builder json = new EnclaveOutput(enclave).json().text("state", text());
      otherBuild.map(RefusalOutput::json).ifPresent(refusal -> json.object("refusal", refusal));
      return json.build();
    }

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
      items.add(new Item(enclave, fleet.state(enclave), fleet.otherBuild(enclave)));
    }
    return new FleetOutput(items, Optional.empty());
  }

  FleetOutput after(Optional<Path> movedTo) {
    return new FleetOutput(items, movedTo);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    former.ifPresent(folder ->
        lines.addAll(
            List.of(
                "The former local fleet was moved aside, whole, to " + folder,
                "  With the build that founded it, TREZA_HOME=" + folder + " opens it again.")));
    if (items.isEmpty()) {
      lines.add("This computer knows no enclave; start the local fleet to make two.");
    }
    items.forEach(item -> lines.addAll(item.lines()));
    return lines;
  }

  JsonObject json() {
    JsonObject.Builder json =
        JsonObject.builder().array("enclaves", items.stream().map(Item::json).toList());
    former.ifPresent(folder -> json.text("former", folder.toString()));
    return json.build();
  }
}
