package dev.treza.console.signin;

import dev.treza.console.controls.Card;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.SecretField;
import dev.treza.console.controls.Texts;
import dev.treza.console.credential.Presence;
import dev.treza.fleet.Refusal;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.layout.VBox;

/// Asks for the pass phrase or PIN in place, below what it is needed for.
public final class SignInCard {
  private final SecretField field;
  private final VBox node;

  /// @param model of the credential that is needed
  /// @param typed what is done with the secret
  public SignInCard(SignInViewModel model, Consumer<char[]> typed) {
    boolean pin = model.presenceProperty().get() == Presence.ASKS_PIN;
    this.field =
        new SecretField(
            "sign-in-secret", pin ? "PIN of your token" : "Pass phrase", () -> submit(typed));
    Facts facts = new Facts();
    facts.add(pin ? "PIN" : "Pass phrase", field);
    VBox wrong = new VBox();
    model.refusalProperty().subscribe(refusal -> show(wrong, refusal));
    this.node =
        new Card(
            "sign-in",
            "Sign in as " + model.nameProperty().get(),
            Texts.muted(
                pin
                    ? "Your token signs; its key stays on it. After a few wrong PINs it locks"
                        + " itself."
                    : "Your key is unlocked for this, and locks itself again when it is not used."),
            facts,
            wrong);
  }

  /// One, where the credential asks for something.
  public static Optional<SignInCard> where(SignInViewModel model, Consumer<char[]> typed) {
    return switch (model.presenceProperty().get()) {
      case READY, ELSEWHERE -> Optional.empty();
      case ASKS_PASSPHRASE, ASKS_PIN -> Optional.of(new SignInCard(model, typed));
    };
  }

  /// True while nothing is typed that is asked for, and while it is being tried.
  public static BooleanBinding unanswered(Optional<SignInCard> card, SignInViewModel model) {
    return card.map(asking -> model.busyProperty().or(asking.field.lengthProperty().isEqualTo(0)))
        .orElseGet(() -> Bindings.createBooleanBinding(() -> false));
  }

  public VBox node() {
    return node;
  }

  /// Hands on what was typed, and empties the field.
  public void submit(Consumer<char[]> typed) {
    if (field.lengthProperty().get() > 0) {
      typed.accept(field.take());
    }
  }

  private static void show(VBox wrong, Optional<Refusal> refusal) {
    wrong
        .getChildren()
        .setAll(refusal.stream().map(why -> new RefusalBox("sign-in-refusal", why)).toList());
  }
}
