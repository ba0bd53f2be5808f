package dev.treza.console.enclave;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Choices;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.PendingText;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.link.Doubt;
import dev.treza.console.review.ReviewSheet;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.signin.SignInCard;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of making a wallet: form, review, result.
final class WalletDraftCard extends VBox {
  private final WalletsViewModel model;

  WalletDraftCard(WalletsViewModel model, WalletDraft draft) {
    this.model = model;
    setId("wallet-draft");
    getStyleClass().add("frame");
    getChildren()
        .setAll(
            switch (draft) {
              case WalletDraft.None() -> List.<Node>of();
              case WalletDraft.Form() -> form();
              case WalletDraft.Reviewing(var _, var _, ReviewViewModel review) ->
                  review(review, true);
              case WalletDraft.Working(ReviewViewModel review) -> review(review, false);
              case WalletDraft.Created(Wallet wallet) -> created(wallet);
              case WalletDraft.NeedsMore(PendingReply missing) -> missing(missing);
              case WalletDraft.Refused(Refusal refusal) -> refused(refusal);
            });
  }

  private List<Node> form() {
    ComboBox<NetworkMode> network =
        Choices.of(
            "wallet-network",
            "Network",
            model.networks(),
            NetworkMode::label,
            model.networkProperty());
    TextField purpose = new TextField();
    purpose.setId("wallet-purpose");
    purpose.setAccessibleText("Purpose");
    purpose.setPromptText("What it is for, such as “payroll” (may stay empty)");
    purpose.setPrefColumnCount(36);
    purpose.textProperty().bindBidirectional(model.purposeProperty());
    Facts facts = new Facts();
    facts.add("Blockchain", "Ethereum");
    facts.add("Network", network);
    facts.add("Purpose", purpose);
    Button review = Buttons.primary("wallet-review", "_Review", Feather.EYE, model::review);
    review.setDefaultButton(true);
    Platform.runLater(purpose::requestFocus);
    return List.of(Texts.section("New wallet"), facts, StepButtons.row(review, cancel("Cancel")));
  }

  private List<Node> review(ReviewViewModel review, boolean open) {
    Optional<SignInCard> signIn =
        open ? SignInCard.where(model.signIn(), model::approve) : Optional.empty();
    Button approve =
        Buttons.primary(
            "wallet-approve",
            (signIn.isPresent() ? "Sign in and _approve as " : "_Approve as ")
                + model.signIn().nameProperty().get(),
            Feather.CHECK,
            () -> signIn.ifPresentOrElse(card -> card.submit(model::approve), model::approve));
    approve
        .disableProperty()
        .bind(
            review
                .ready()
                .not()
                .or(Bindings.createBooleanBinding(() -> !open))
                .or(SignInCard.unanswered(signIn, model.signIn())));
    Button cancel = cancel("Cancel");
    cancel.setDisable(!open);
    if (open) {
      // not on the approval: one key pressed too often must not approve
      Platform.runLater(cancel::requestFocus);
    }
    List<Node> content = new ArrayList<>();
    content.add(new ReviewSheet(review));
    signIn.ifPresent(card -> content.add(card.node()));
    content.add(StepButtons.row(approve, cancel));
    return content;
  }

  private List<Node> created(Wallet wallet) {
    Button done = cancel("_Done");
    Platform.runLater(done::requestFocus);
    return List.of(
        Texts.section("The wallet was created"),
        Texts.muted("Its key was made in the enclave and never leaves it. Address, EIP-55 form:"),
        CopyText.complete("created-address", wallet.address()),
        StepButtons.row(done));
  }

  private List<Node> missing(PendingReply missing) {
    return List.of(
        Texts.section(PendingText.heading(missing)),
        Texts.body(PendingText.sentence(missing)),
        StepButtons.row(cancel("Close")));
  }

  private List<Node> refused(Refusal refusal) {
    Button again = Buttons.plain("wallet-again", "_Start again", Feather.ROTATE_CCW, model::begin);
    Label heading =
        Texts.section(
            Doubt.isLeftBy(refusal)
                ? "No answer to rely on: the wallet may have been created"
                : "No wallet was created");
    heading.setId("wallet-refusal-heading");
    return List.of(
        heading,
        new RefusalBox("wallet-refusal", refusal),
        StepButtons.row(again, cancel("Close")));
  }

  private Button cancel(String text) {
    return StepButtons.leave("wallet-close", text, model::cancel);
  }
}
