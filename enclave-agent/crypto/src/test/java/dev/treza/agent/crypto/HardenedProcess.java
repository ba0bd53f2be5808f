package dev.treza.agent.crypto;

import java.nio.file.Files;
import java.nio.file.Path;

/// Hardens itself and prints what the system then says of it.
final class HardenedProcess {
  private static final int PR_GET_DUMPABLE = 3;

  private HardenedProcess() {}

  public static void main(String[] args) throws Exception {
    System.out.println("dumpable before " + LibC.prctl(PR_GET_DUMPABLE, 0));
    ProcessHardening.apply();
    System.out.println("dumpable after " + LibC.prctl(PR_GET_DUMPABLE, 0));
    Files.readAllLines(Path.of("/proc/self/limits")).stream()
        .filter(line -> line.startsWith("Max core file size"))
        .map(line -> line.replaceAll(" +", " ").trim())
        .forEach(System.out::println);
  }
}
