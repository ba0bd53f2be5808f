package dev.treza.keyimport.launch;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.ProcessHardening;
import dev.treza.agent.crypto.ProcessHardeningException;
import dev.treza.keyimport.Conversation;
import dev.treza.keyimport.ImportRun;
import dev.treza.keyimport.secret.KeyTools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Takes one key from a file or pipe to one enclave, for the program that started it: `treza wallet
/// import`. Standard input and output carry the conversation, one JSON document a line; the key
/// comes from a path that the first line names.
public final class KeyImport {
  private KeyImport() {}

  /// Exit codes: 0 a result or refusal was said, 1 the program itself failed.
  public static void main(String... arguments) {
    System.exit(run());
  }

  private static int run() {
    try {
      ProcessHardening.apply();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
      new ImportRun(new Conversation(in, out), KeyTools.open(), InstantSource.system()).run();
      return 0;
    } catch (IOException
        | ProcessHardeningException
        | NativeLibraryException
        | LockedMemoryException e) {
      System.err.println("treza key import: " + e.getMessage());
      return 1;
    }
  }
}
