package dev.treza.agent.image.ramdisk;

import java.util.regex.Pattern;

/// The form of paths and link targets in a ramdisk.
final class Paths {
  private static final String PART = "(?!\\.{1,2}(?:/|$))[!-.0-~]+";
  private static final Pattern PATH = Pattern.compile(PART + "(?:/" + PART + ")*");
  private static final Pattern TARGET = Pattern.compile("[!-~]+");

  private Paths() {}

  /// Printable ASCII, relative, parts separated by one slash, none of them `.` or `..`.
  static boolean valid(String path) {
    return PATH.matcher(path).matches() && !path.equals(CpioHeader.TRAILER);
  }

  /// Printable ASCII, not empty.
  static boolean validTarget(String target) {
    return TARGET.matcher(target).matches();
  }

  /// The folder of `path`; empty for the root.
  static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
