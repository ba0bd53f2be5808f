package dev.treza.console.review;

import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/// A review under a person's eyes, and which critical risks he has acknowledged so far.
public final class ReviewViewModel {
  private final Review review;
  private final ObservableSet<String> acknowledged = FXCollections.observableSet();

  public ReviewViewModel(Review review) {
    this.review = review;
  }

  public Review review() {
    return review;
  }

  /// The risks that stand in the way until they are acknowledged.
  public List<RiskFlag> critical() {
    return review.risks().stream().filter(risk -> risk.severity() == Severity.CRITICAL).toList();
  }

  /// Takes note of a tick that was set or taken away.
  public void acknowledge(RiskFlag risk, boolean yes) {
    if (yes) {
      acknowledged.add(risk.id());
    } else {
      acknowledged.remove(risk.id());
    }
  }

  /// Ids of what was acknowledged, sorted.
  public List<String> acknowledged() {
    return acknowledged.stream().sorted().toList();
  }

  /// Whether every critical risk was acknowledged.
  public BooleanBinding ready() {
    return Bindings.createBooleanBinding(
        () -> critical().stream().map(RiskFlag::id).allMatch(acknowledged::contains), acknowledged);
  }
}
