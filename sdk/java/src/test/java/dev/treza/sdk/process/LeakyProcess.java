package dev.treza.sdk.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program that does what the agent never may: it holds a key on the Java heap.
final class LeakyProcess {
  private LeakyProcess() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    byte[] leaked = Files.readAllBytes(Path.of(arguments[0]));
    System.gc();
    System.out.println("holding");
    Thread.sleep(60_000);
    System.out.println(leaked.length);
  }
}
