package dev.treza.console.payments;

import java.util.Map;

/// One payment as it stands in a file, not yet looked at.
///
/// @param place where in the file it is: `line 3`, `/2`
/// @param texts what it says; a column that is empty or absent is not in it
public record PaymentLine(String place, Map<PaymentColumn, String> texts) {
  public PaymentLine {
    texts = Map.copyOf(texts);
  }

  /// What a column says; empty if nothing.
  public String text(PaymentColumn column) {
    return texts.getOrDefault(column, "");
  }
}
