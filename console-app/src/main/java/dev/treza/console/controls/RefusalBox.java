package dev.treza.console.controls;

import dev.treza.fleet.Refusal;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A refusal as people read it: id, sentence, what was found, next step. It can be copied whole, to
/// be sent to somebody who knows more.
public final class RefusalBox extends HBox {
  public RefusalBox(String id, Refusal refusal) {
    setId(id);
    getStyleClass().add("refusal");
    Label code = new Label(refusal.id().id());
    code.setId(id + "-id");
    code.getStyleClass().add("refusal-id");
    code.setMinWidth(Label.USE_PREF_SIZE);
    Label sentence = Texts.body(refusal.id().sentence());
    sentence.setId(id + "-sentence");
    sentence.getStyleClass().add("refusal-sentence");
    Label detail = Texts.muted(found(refusal));
    detail.setId(id + "-detail");
    Label next = Texts.body(next(refusal));
    next.setId(id + "-next");
    VBox words = new VBox(code, sentence, detail, next);
    words.getStyleClass().add("refusal-words");
    setHgrow(words, Priority.ALWAYS);
    Button copy = CopyButton.icon("copy-" + id, "Copy this message", text(refusal));
    getChildren().addAll(new FontIcon(Feather.ALERT_OCTAGON), words, copy);
  }

  private static String found(Refusal refusal) {
    return "Found: " + refusal.detail() + refusal.place().map(p -> " (at " + p + ")").orElse("");
  }

  private static String next(Refusal refusal) {
    return "Next: " + refusal.id().nextStep();
  }

  private static String text(Refusal refusal) {
    return String.join(
        "\n", refusal.id().id(), refusal.id().sentence(), found(refusal), next(refusal));
  }
}
