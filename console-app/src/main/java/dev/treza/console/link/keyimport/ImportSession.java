package dev.treza.console.link.keyimport;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.fleet.protocol.ImportJob;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// One run of the import program. Closing it ends the program, and with it the key it may hold.
final class ImportSession implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Process process;
  private final BufferedWriter to;
  private final BufferedReader from;

  private ImportSession(Process process) {
    this.process = process;
    this.to = process.outputWriter(StandardCharsets.UTF_8);
    this.from = process.inputReader(StandardCharsets.UTF_8);
  }

  static ImportSession start(List<String> command) throws ConsoleException {
    try {
      return new ImportSession(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException fault) {
      throw new ConsoleException(ConsoleRefusal.NO_KEY_IMPORT, "it cannot be started", fault);
    }
  }

  /// Tells it what to do and hears its answer: which request it asks approvals for, or a refusal.
  ImportAnswer begin(ImportJob job) throws ConsoleException, InterruptedException {
    return answer(job.toJson());
  }

  /// Gives it the approvals there are and hears what came of it.
  ///
  /// @param approvals compact JWS; none to be told what is missing
  ImportAnswer approve(List<String> approvals) throws ConsoleException, InterruptedException {
    JsonObject.Builder json = JsonObject.builder();
    if (!approvals.isEmpty()) {
      json.value("approvals", JsonArray.ofTexts(approvals));
    }
    return answer(json.build());
  }

  private ImportAnswer answer(JsonObject line) throws ConsoleException, InterruptedException {
    try {
      to.write(new String(CanonicalJson.encode(line).toArray(), StandardCharsets.UTF_8));
      to.write('\n');
      to.flush();
      awaitWord();
      String said = from.readLine();
      if (said == null) {
        throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "it ended without a word");
      }
      return read(said);
    } catch (IOException broken) {
      throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, "its pipe is broken", broken);
    }
  }

  /// Reading a pipe cannot be interrupted, and waiting must be: a person may cancel it.
  private void awaitWord() throws IOException, InterruptedException {
    while (!from.ready() && !process.waitFor(BETWEEN_LOOKS)) {}
  }

  private static ImportAnswer read(String line) throws ConsoleException {
    return switch (JsonFields.decode(Bytes.utf8(line), ImportAnswer::read)) {
      case Outcome.Accepted<ImportAnswer>(ImportAnswer answer) -> answer;
      case Outcome.Refused<ImportAnswer>(Refusal refusal) ->
          throw new ConsoleException(ConsoleRefusal.KEY_IMPORT_DIED, refusal.line());
    };
  }

  @Override
  public void close() {
    process.destroy();
  }
}
