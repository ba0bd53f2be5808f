package dev.treza.console.review;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows a review whole: intent first and large, then risks, then every field, then the digest.
public final class ReviewSheet extends VBox {
  public ReviewSheet(ReviewViewModel model) {
    this(model, List.of());
  }

  /// Shows a review that is not approved here, but as a part of something larger: there is nothing
  /// to acknowledge.
  public static ReviewSheet ofPart(Review review) {
    return new ReviewSheet(new ReviewViewModel(review), List.of(), false);
  }

  /// @param context what belongs to it and is not part of the review, such as who signs
  public ReviewSheet(ReviewViewModel model, List<Node> context) {
    this(model, context, true);
  }

  private ReviewSheet(ReviewViewModel model, List<Node> context, boolean asks) {
    setId("review-sheet");
    getStyleClass().add("review-sheet");
    Review review = model.review();
    Label intent = Texts.intent(review.intent());
    intent.setId("review-intent");
    getChildren().addAll(intent, risks(model, asks));
    getChildren().addAll(context);
    getChildren().addAll(ReviewFields.of(review.fields()), digest(review));
  }

  private static Node risks(ReviewViewModel model, boolean asks) {
    VBox rows = new VBox(8);
    rows.setId("review-risks");
    if (model.review().risks().isEmpty()) {
      rows.getChildren().add(new Badge(Feather.CHECK_CIRCLE, Tone.GOOD, "No risk was found"));
    }
    model.review().risks().forEach(risk -> rows.getChildren().add(risk(risk, model, asks)));
    return rows;
  }

  private static Node risk(RiskFlag risk, ReviewViewModel model, boolean asks) {
    VBox words = new VBox(4, Texts.body(risk.sentence()), Texts.muted(risk.id()));
    HBox.setHgrow(words, Priority.ALWAYS);
    if (asks && risk.severity() == Severity.CRITICAL) {
      CheckBox tick = new CheckBox("I have read this and accept the risk");
      tick.setId("acknowledge-" + risk.id());
      tick.setWrapText(true);
      tick.setMinHeight(CheckBox.USE_PREF_SIZE);
      tick.setSelected(model.acknowledged().contains(risk.id()));
      tick.setOnAction(_ -> model.acknowledge(risk, tick.isSelected()));
      words.getChildren().add(tick);
    }
    HBox row = new HBox(12, badge(risk.severity()), words);
    row.setId("risk-" + risk.id());
    row.getStyleClass().addAll("risk-row", "risk-" + risk.severity().text());
    return row;
  }

  /// A severity as people read it.
  public static Badge badge(Severity severity) {
    return switch (severity) {
      case OK -> new Badge(Feather.CHECK_CIRCLE, Tone.GOOD, "OK");
      case INFO -> new Badge(Feather.INFO, Tone.INFO, "Info");
      case WARNING -> new Badge(Feather.ALERT_TRIANGLE, Tone.WARNING, "Warning");
      case NOT_ANALYSED -> new Badge(Feather.HELP_CIRCLE, Tone.WARNING, "Could not analyse");
      case CRITICAL -> new Badge(Feather.ALERT_OCTAGON, Tone.BAD, "Critical");
    };
  }

  private static Node digest(Review review) {
    Facts facts = new Facts();
    facts.add("Review digest", CopyText.line("review-digest", review.digest().hex()));
    facts.add("Decoder", review.model());
    return facts;
  }
}
