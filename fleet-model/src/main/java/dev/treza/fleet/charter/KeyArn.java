package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARN of a customer managed KMS key in the commercial AWS partition, the only one whose
/// enclaves this product verifies.
///
/// @param account 12 digits; [#SIMULATED_ACCOUNT] for a simulator's key
public record KeyArn(String region, String account, String keyId) {
  /// The account of everything a simulator calls its own. AWS gives it to nobody.
  public static final String SIMULATED_ACCOUNT = "000000000000";

  private static final Pattern FORM =
      Pattern.compile("arn:aws:kms:([a-z][a-z0-9-]{1,39}):([0-9]{12}):key/([A-Za-z0-9-]{1,64})");

  /// The key that `arn` names, or nothing if it names none.
  public static Optional<KeyArn> parse(String arn) {
    Matcher form = FORM.matcher(arn);
    return form.matches()
        ? Optional.of(new KeyArn(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  /// The principal that stands for all administrators of the key's account.
  public String accountRoot() {
    return "arn:aws:iam::" + account + ":root";
  }

  @Override
  public String toString() {
    return "arn:aws:kms:" + region + ":" + account + ":key/" + keyId;
  }
}
