package dev.treza.console.enclave;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.PendingText;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.link.Doubt;
import dev.treza.console.review.ReviewSheet;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of releasing a held key: counters, review, result.
final class ReleaseCard extends VBox {
  private final ReleaseViewModel model;

  ReleaseCard(ReleaseViewModel model) {
    this.model = model;
    setId("release-draft");
    getStyleClass().add("frame");
    getChildren()
        .setAll(
            switch (model.draftProperty().get()) {
              case ReleaseDraft.None() -> List.<Node>of();
              case ReleaseDraft.Form(var _, Wallet wallet) -> form(wallet);
              case ReleaseDraft.Reviewing(var _, var _, ReviewViewModel review) -> review(review);
              case ReleaseDraft.Working(ReviewViewModel review) -> working(review);
              case ReleaseDraft.Released(Wallet wallet) -> released(wallet);
              case ReleaseDraft.NeedsMore(PendingReply missing) -> missing(missing);
              case ReleaseDraft.Refused(Refusal refusal) -> refused(refusal);
            });
  }

  private List<Node> form(Wallet wallet) {
    Facts facts = new Facts();
    facts.add("Wallet", wallet.purpose().orElse(wallet.id()));
    facts.add("Address", CopyText.complete("release-address", wallet.address()));
    model.rows().forEach(row -> facts.addField(row.network().name(), counter(row)));
    Button review = Buttons.primary("release-review", "_Review", Feather.EYE, model::review);
    review.setDefaultButton(true);
    model.rows().stream()
        .findFirst()
        .ifPresent(row -> Platform.runLater(() -> facts.lookup("#" + id(row)).requestFocus()));
    return List.of(
        Texts.section("Release a held key"),
        Texts.muted(
            "Give the next nonce of the account on each network where the key shall sign; on a"
                + " network that stays empty it signs nothing. A nonce below it is never signed."),
        facts,
        StepButtons.row(review, cancel("Cancel")));
  }

  private Node counter(CounterRow row) {
    TextField field = new TextField();
    field.setId(id(row));
    field.setAccessibleText("Next nonce on " + row.network().name());
    field.setPromptText("next nonce; empty: it does not sign there");
    field.textProperty().bindBidirectional(row.nextProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button ask =
        Buttons.plain(
            "release-ask-" + row.network().id(),
            "Ask node",
            Feather.REFRESH_CW,
            () -> model.ask(row));
    ask.setAccessibleText("Ask your node of " + row.network().name());
    return new HBox(8, field, ask);
  }

  private static String id(CounterRow row) {
    return "release-nonce-" + row.network().id();
  }

  private List<Node> review(ReviewViewModel review) {
    Button approve =
        Buttons.primary(
            "release-approve", "_Approve as " + model.credential(), Feather.CHECK, model::approve);
    approve.disableProperty().bind(review.ready().not());
    Button cancel = cancel("Cancel");
    // not on the approval: one key pressed too often must not approve
    Platform.runLater(cancel::requestFocus);
    return List.of(new ReviewSheet(review), StepButtons.row(approve, cancel));
  }

  private static List<Node> working(ReviewViewModel review) {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    Node sheet = new ReviewSheet(review);
    sheet.setDisable(true);
    return List.of(bar, sheet);
  }

  private List<Node> released(Wallet wallet) {
    Button done = cancel("_Done");
    Platform.runLater(done::requestFocus);
    return List.of(
        Texts.section("The key is released"),
        Texts.body(
            wallet.purpose().orElse(wallet.id()) + " signs from now on, like every other wallet."),
        CopyText.complete("released-address", wallet.address()),
        StepButtons.row(done));
  }

  private List<Node> missing(PendingReply missing) {
    Button close = cancel("Close");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section("More of the ceremony quorum must approve; the key stays held"),
        Texts.body(PendingText.sentence(missing)),
        Texts.muted(
            "Gather their approvals and release it on the command line: treza wallet release"
                + " --help says how."),
        StepButtons.row(close));
  }

  private List<Node> refused(Refusal refusal) {
    Button close = cancel("Close");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section(
            Doubt.isLeftBy(refusal)
                ? "No answer to rely on: the key may have been released"
                : "The key stays held"),
        new RefusalBox("release-refusal", refusal),
        StepButtons.row(close));
  }

  private Button cancel(String text) {
    return StepButtons.leave("release-close", text, model::cancel);
  }
}
