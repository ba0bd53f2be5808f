package dev.treza.console.settings;

import atlantafx.base.theme.Styles;
import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.SecretField;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.console.credential.CredentialChoice;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// Shows the credential of the person at this computer, or how to choose one.
final class CredentialCard {
  private static final int MOST_MINUTES = 1440;

  private final CredentialViewModel model;
  private final FileDialogs dialogs;
  private final VBox content = new VBox(12);
  private final VBox refusal = new VBox();
  private final Card card;

  CredentialCard(CredentialViewModel model, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    this.card = new Card("credential", "Your credential", content, refusal);
    model.chosenProperty().subscribe(this::show);
    model
        .refusalProperty()
        .subscribe(why ->
            refusal
                .getChildren()
                .setAll(why.stream().map(no -> new RefusalBox("credential-refusal", no)).toList()));
  }

  Node node() {
    return card;
  }

  private void show(Optional<CredentialChoice> chosen) {
    content
        .getChildren()
        .setAll(
            chosen
                .map(this::chosen)
                .orElseGet(() -> new CredentialForm(model, dialogs, this::window).node()));
  }

  private Node chosen(CredentialChoice choice) {
    Facts facts = new Facts();
    facts.add("Holder", Texts.body(choice.name()));
    facts.add("Kept", kept(choice));
    facts.add("For", badge(choice));
    facts.add("Key", CopyText.complete("credential-key", choice.key().kid()));
    VBox box = new VBox(12, facts);
    switch (choice) {
      case CredentialChoice.Software software -> {
        facts.add("Locks after", minutes((int) software.idle().toMinutes()));
        box.getChildren().add(actions(true, true));
        box.getChildren().add(passphrase());
      }
      case CredentialChoice.Token token -> {
        facts.add("Token", Texts.mono("serial " + token.serial()));
        facts.add("Module", Texts.mono(token.module().toString()));
        facts.add("Locks after", minutes((int) token.idle().toMinutes()));
        box.getChildren().add(actions(true, false));
      }
      case CredentialChoice.AirGapped _ -> box.getChildren().add(actions(false, false));
    }
    return box;
  }

  private static String kept(CredentialChoice choice) {
    return switch (choice) {
      case CredentialChoice.Software _ -> "in a file on this computer, under a pass phrase";
      case CredentialChoice.Token _ -> "on a token; it never leaves it";
      case CredentialChoice.AirGapped _ -> "behind an air gap; requests are carried there in files";
    };
  }

  private static Node badge(CredentialChoice choice) {
    return choice.rehearsal()
        ? new Badge(Feather.ALERT_TRIANGLE, Tone.WARNING, "Simulated enclaves only")
        : new Badge(Feather.SHIELD, Tone.NEUTRAL, "Real enclaves only");
  }

  private Node minutes(int now) {
    Spinner<Integer> minutes = new Spinner<>(1, MOST_MINUTES, now);
    minutes.setId("credential-minutes");
    minutes.setEditable(true);
    minutes.setAccessibleText("Minutes without a signature after which it locks itself");
    Button keep =
        Buttons.plain(
            "credential-minutes-keep",
            "minutes unused",
            Feather.CLOCK,
            () -> model.lockAfter(minutes.getValue()));
    return new FlowPane(8, 8, minutes, keep);
  }

  private Node actions(boolean locks, boolean exports) {
    FlowPane actions = new FlowPane(8, 8);
    if (locks) {
      Button lock = Buttons.plain("credential-lock", "_Lock now", Feather.LOCK, model::lock);
      lock.disableProperty().bind(model.unlockedProperty().not());
      actions.getChildren().add(lock);
    }
    if (exports) {
      actions
          .getChildren()
          .add(Buttons.plain("credential-export", "_Export…", Feather.DOWNLOAD, this::export));
    }
    Button remove =
        Buttons.plain("credential-remove", "_Forget it here", Feather.TRASH_2, () -> {});
    remove.getStyleClass().add(Styles.DANGER);
    Button sure =
        Buttons.plain(
            "credential-remove-sure",
            exports ? "Forget it: I have the exported file" : "Yes, forget it here",
            Feather.TRASH_2,
            model::remove);
    sure.getStyleClass().add(Styles.DANGER);
    remove.setOnAction(_ -> {
      actions.getChildren().remove(remove);
      actions.getChildren().add(sure);
      sure.requestFocus();
    });
    actions.getChildren().add(remove);
    return actions;
  }

  private Node passphrase() {
    SecretField next = new SecretField("passphrase-new", "New pass phrase", () -> {});
    SecretField old = new SecretField("passphrase-old", "Present pass phrase", next::requestFocus);
    Button change =
        Buttons.plain(
            "passphrase-change",
            "_Change the pass phrase",
            Feather.KEY,
            () -> model.changePassphrase(old.take(), next.take()));
    change
        .disableProperty()
        .bind(old.lengthProperty().isEqualTo(0).or(next.lengthProperty().isEqualTo(0)));
    Facts facts = new Facts();
    facts.add("Present", old);
    facts.add("New", next);
    return new VBox(8, Texts.section("Pass phrase"), facts, change);
  }

  private void export() {
    dialogs.save("Export the credential", "officer.p12", window()).ifPresent(model::export);
  }

  private Window window() {
    return card.getScene().getWindow();
  }
}
