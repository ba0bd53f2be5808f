package dev.treza.fleet.chain;

import java.util.regex.Pattern;

/// One thing an approver should know before deciding.
///
/// @param id stable, `TXR-…`; what an approval lists as acknowledged
/// @param sentence plain words, the same wherever the flag is shown
public record RiskFlag(String id, Severity severity, String sentence) {
  private static final Pattern ID = Pattern.compile("TXR(-[A-Z0-9]+)+");

  public RiskFlag {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a risk: " + id);
    }
  }
}
