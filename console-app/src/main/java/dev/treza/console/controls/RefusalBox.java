package dev.treza.console.controls;

import dev.treza.fleet.Refusal;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A refusal as people read it: id, sentence, what was found, next step.
public final class RefusalBox extends HBox {
  public RefusalBox(String id, Refusal refusal) {
    setId(id);
    getStyleClass().add("refusal");
    Label code = new Label(refusal.id().id());
    code.setId(id + "-id");
    code.getStyleClass().add("refusal-id");
    Label sentence = Texts.body(refusal.id().sentence());
    sentence.getStyleClass().add("refusal-sentence");
    Label detail =
        Texts.muted(
            "Found: " + refusal.detail() + refusal.place().map(p -> " (" + p + ")").orElse(""));
    detail.setId(id + "-detail");
    Label next = Texts.body("Next: " + refusal.id().nextStep());
    next.setId(id + "-next");
    VBox words = new VBox(sentence, detail, next);
    words.getStyleClass().add("refusal-words");
    setHgrow(words, Priority.ALWAYS);
    code.setMinWidth(Label.USE_PREF_SIZE);
    getChildren().addAll(new FontIcon(Feather.ALERT_OCTAGON), new VBox(4, code, words));
    setHgrow(getChildren().getLast(), Priority.ALWAYS);
  }
}
