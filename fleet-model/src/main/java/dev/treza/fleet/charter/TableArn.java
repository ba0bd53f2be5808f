package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARN of a DynamoDB table in the commercial AWS partition.
///
/// @param account 12 digits; [KeyArn#SIMULATED_ACCOUNT] for a simulator's table
public record TableArn(String region, String account, String name) {
  private static final Pattern FORM =
      Pattern.compile(
          "arn:aws:dynamodb:([a-z][a-z0-9-]{1,39}):([0-9]{12}):table/([A-Za-z0-9_.-]{3,255})");

  /// The table that `arn` names, or nothing if it names none.
  public static Optional<TableArn> parse(String arn) {
    Matcher form = FORM.matcher(arn);
    return form.matches()
        ? Optional.of(new TableArn(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + name;
  }
}
