package dev.treza.sdk.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Resident memory of a process as the system counts it (proc(5), `status`).
///
/// @param now `VmRSS`
/// @param most `VmHWM`
/// @param locked `VmLck`
record Memory(String now, String most, String locked) {
  static Memory of(long pid) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    return new Memory(field(status, "VmRSS"), field(status, "VmHWM"), field(status, "VmLck"));
  }

  private static String field(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return "resident " + now + ", at most " + most + ", locked " + locked;
  }
}
