package dev.treza.console.transactions;

import atlantafx.base.theme.Styles;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.credential.Presence;
import dev.treza.console.link.Doubt;
import dev.treza.console.review.ReviewSheet;
import dev.treza.console.signin.SignInCard;
import dev.treza.console.signin.SignInViewModel;
import dev.treza.fleet.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Shows what is to be approved and takes the approval.
final class ApprovalSheet {
  private ApprovalSheet() {}

  static Sheet of(TransactionsViewModel model, Draft.Reviewing reviewing, FileDialogs dialogs) {
    Button edit = Buttons.plain("transaction-edit", "_Back", Feather.ARROW_LEFT, model::edit);
    edit.getStyleClass().add(Styles.FLAT);
    edit.setCancelButton(true);
    Facts facts = new Facts();
    facts.add("Wallet", reviewing.choice().name());
    facts.add(
        "Signs with", CopyText.complete("signing-address", reviewing.choice().wallet().address()));
    // not on the approval: one key pressed too often must not sign
    Platform.runLater(edit::requestFocus);
    Facts request = new Facts();
    request.add(
        "Request", CopyText.line("request-digest", reviewing.prepared().request().digest().hex()));
    List<Node> content = new ArrayList<>();
    content.add(new ReviewSheet(reviewing.review(), List.of(facts)));
    content.add(request);
    content.add(new AirgapCard(reviewing.airgap(), dialogs).node());
    Optional<SignInCard> signIn = SignInCard.where(model.signIn(), model::approve);
    signIn.ifPresent(card -> content.add(card.node()));
    return sheet(List.of(approval(model, reviewing, signIn), edit), content.toArray(Node[]::new));
  }

  private static Button approval(
      TransactionsViewModel model, Draft.Reviewing reviewing, Optional<SignInCard> signIn) {
    SignInViewModel own = model.signIn();
    BooleanBinding unread = reviewing.review().ready().not();
    String name = own.nameProperty().get();
    Button button;
    if (own.presenceProperty().get() == Presence.ELSEWHERE) {
      button =
          Buttons.primary(
              "transaction-sign-brought",
              "_Sign as approved behind the air gap",
              Feather.CHECK,
              model::signAsBrought);
      button.disableProperty().bind(unread.or(Bindings.isEmpty(reviewing.airgap().brought())));
    } else if (signIn.isPresent()) {
      button =
          Buttons.primary(
              "transaction-approve",
              "Sign in and _approve as " + name,
              Feather.UNLOCK,
              () -> signIn.get().submit(model::approve));
      button.disableProperty().bind(unread.or(SignInCard.unanswered(signIn, own)));
    } else {
      button =
          Buttons.primary(
              "transaction-approve", "_Approve and sign as " + name, Feather.CHECK, model::approve);
      button.disableProperty().bind(unread);
    }
    return button;
  }

  static Sheet signing(Draft.Signing signing) {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    Node review = new ReviewSheet(signing.review());
    review.setDisable(true);
    return sheet(List.of(), bar, review);
  }

  static Sheet refused(TransactionsViewModel model, Refusal refusal) {
    Button edit = Buttons.primary("transaction-edit", "_Back", Feather.ARROW_LEFT, model::edit);
    edit.setCancelButton(true);
    Platform.runLater(edit::requestFocus);
    return sheet(
        List.of(edit),
        Texts.section(heading(refusal)),
        new RefusalBox("transaction-refusal", refusal),
        Texts.muted(advice(refusal)));
  }

  private static String heading(Refusal refusal) {
    return Doubt.isLeftBy(refusal)
        ? "No answer to rely on: it may have been signed"
        : "Refused: nothing was signed";
  }

  private static String advice(Refusal refusal) {
    return Doubt.isLeftBy(refusal)
        ? "The same transaction may be approved again: if it was signed, the enclave gives the same"
            + " signature once more."
        : "The text of the transaction is kept: go back to change it.";
  }

  private static Sheet sheet(List<Button> actions, Node... content) {
    VBox box = new VBox(content);
    box.setId("approval");
    box.getStyleClass().add("frame");
    return new Sheet(box, actions);
  }
}
