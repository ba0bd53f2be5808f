package dev.treza.agent.simulator.aws.iam;

import java.util.regex.Pattern;

/// Patterns of policies: `*` is any number of characters, `?` is one.
final class Wildcard {
  private Wildcard() {}

  static boolean matches(String pattern, String text) {
    return compile(pattern, 0).matcher(text).matches();
  }

  static boolean matchesIgnoringCase(String pattern, String text) {
    return compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }

  private static Pattern compile(String pattern, int flags) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
  }
}
