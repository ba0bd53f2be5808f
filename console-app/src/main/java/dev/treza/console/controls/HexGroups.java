package dev.treza.console.controls;

/// Long hexadecimal strings in groups of eight, so that two of them can be compared by eye.
public final class HexGroups {
  private static final int GROUP = 8;

  private HexGroups() {}

  /// Groups separated by a space, with a new line after every `perLine` groups.
  public static String of(String hex, int perLine) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < hex.length(); at += GROUP) {
      if (at > 0) {
        text.append(at / GROUP % perLine == 0 ? '\n' : ' ');
      }
      text.append(hex, at, Math.min(at + GROUP, hex.length()));
    }
    return text.toString();
  }
}
