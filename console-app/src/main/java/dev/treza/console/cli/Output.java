package dev.treza.console.cli;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// How results are printed: lines for a person, or one JSON document.
final class Output {
  @Option(names = "--json", description = "print one JSON document instead of text")
  private boolean json;

  void print(PrintWriter out, Supplier<List<String>> lines, Supplier<JsonObject> document) {
    if (json) {
      out.println(
          new String(CanonicalJson.encode(document.get()).toArray(), StandardCharsets.UTF_8));
    } else {
      lines.get().forEach(out::println);
    }
  }

  /// Prints a refusal and says how the command ends.
  ExitCode refuse(PrintWriter out, Refusal refusal) {
    print(
        out,
        () -> RefusalOutput.lines(refusal),
        () -> JsonObject.builder().object("refusal", RefusalOutput.json(refusal)).build());
    return ExitCode.of(refusal);
  }
}
