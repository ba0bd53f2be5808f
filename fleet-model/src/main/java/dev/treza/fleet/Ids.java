package dev.treza.fleet;

import java.util.Optional;
import java.util.regex.Pattern;

/// The form of the ids given to enclaves, namespaces, officers, wallets and rules: 1 to 63 of
/// `a-z`, `0-9` and `-`, beginning with a letter or digit (the form of a DNS label, RFC 1123).
public final class Ids {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Ids() {}

  public static boolean valid(String id) {
    return FORM.matcher(id).matches();
  }

  /// `id` if it has the form.
  public static Optional<String> parse(String id) {
    return valid(id) ? Optional.of(id) : Optional.empty();
  }
}
