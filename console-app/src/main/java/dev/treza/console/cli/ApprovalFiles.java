package dev.treza.console.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The options about approvals: one by the officer at this computer, and those others gave.
final class ApprovalFiles {
  @Option(names = "--approve", description = "approve it with the credential on this computer")
  private boolean approve;

  @Option(
      names = "--approval",
      paramLabel = "FILE",
      description = "an approval of another officer, a compact JWS; may be repeated")
  private List<Path> files = new ArrayList<>();

  boolean approve() {
    return approve;
  }

  List<String> given() throws UnreadableInputException {
    List<String> approvals = new ArrayList<>();
    for (Path file : files) {
      approvals.add(new String(InputFile.read(file).toArray(), StandardCharsets.UTF_8).strip());
    }
    return approvals;
  }
}
