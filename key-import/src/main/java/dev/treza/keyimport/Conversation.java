package dev.treza.keyimport;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.protocol.ImportAnswer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// One canonical JSON document a line, in both directions. Nothing secret ever passes here.
///
/// @param in what the other program says
/// @param out what is said to it
public record Conversation(BufferedReader in, PrintStream out) {
  void say(ImportAnswer answer) {
    out.println(
        new String(CanonicalJson.encode(answer.toJson()).toArray(), StandardCharsets.UTF_8));
    out.flush();
  }

  void refuse(Refusal refusal) {
    say(ImportAnswer.No.of(refusal));
  }

  /// The next line. Refused: `JSON-*`.
  <T> Outcome<T> hear(JsonFields.Reader<T> reader) throws IOException {
    String line = in.readLine();
    return line == null
        ? Outcome.refused(JsonRefusal.SYNTAX, "the other program has ended")
        : JsonFields.decode(Bytes.utf8(line), reader);
  }
}
