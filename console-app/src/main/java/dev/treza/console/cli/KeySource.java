package dev.treza.console.cli;

import java.nio.file.Path;

/// Where a key is read from, named so that another process finds the same file or pipe: what this
/// process has as a descriptor is a path below its own entry in `/proc`.
final class KeySource {
  private static final String STANDARD_INPUT = "-";
  private static final String DESCRIPTORS = "/dev/fd/";

  private KeySource() {}

  /// @param named by the person: a path, or `-` for standard input
  /// @param pid of this process
  static String path(String named, long pid) {
    if (named.equals(STANDARD_INPUT) || named.equals("/dev/stdin")) {
      return descriptor(pid, "0");
    }
    return named.startsWith(DESCRIPTORS)
        ? descriptor(pid, named.substring(DESCRIPTORS.length()))
        : Path.of(named).toAbsolutePath().toString();
  }

  private static String descriptor(long pid, String number) {
    return "/proc/" + pid + "/fd/" + number;
  }
}
