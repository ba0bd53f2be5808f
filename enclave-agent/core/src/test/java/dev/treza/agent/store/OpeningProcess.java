package dev.treza.agent.store;

import java.nio.file.Path;

/// A process that opens a journal and says how it went.
final class OpeningProcess {
  private OpeningProcess() {}

  public static void main(String[] arguments) {
    try (JournalStateStore opened = JournalStateStore.open(Path.of(arguments[0]))) {
      System.out.println("opened, " + opened.readAll("").size() + " keys");
    } catch (StoreException refused) {
      System.out.println(refused.getMessage());
    }
  }
}
