package dev.treza.console.suspension;

import atlantafx.base.theme.Styles;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.link.Doubt;
import dev.treza.console.review.ReviewSheet;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.signin.SignInCard;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.SuspensionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of a suspension: what is asked, its effect, and what came of it.
public final class SuspensionCard extends VBox {
  private final SuspensionViewModel model;

  public SuspensionCard(SuspensionViewModel model) {
    this.model = model;
    setId("suspension");
    getStyleClass().add("frame");
    model.draftProperty().subscribe(this::show);
  }

  private void show(SuspensionDraft draft) {
    getChildren()
        .setAll(
            switch (draft) {
              case SuspensionDraft.None() -> List.<Node>of();
              case SuspensionDraft.Reviewing reviewing -> review(reviewing);
              case SuspensionDraft.Working(ReviewViewModel review) -> working(review);
              case SuspensionDraft.Done(SuspensionRequest request) -> done(request);
              case SuspensionDraft.NeedsMore(var request, var _) -> missing(request);
              case SuspensionDraft.Refused(Refusal refusal) -> refused(refusal);
            });
    boolean shown = !(draft instanceof SuspensionDraft.None);
    setVisible(shown);
    setManaged(shown);
  }

  private List<Node> review(SuspensionDraft.Reviewing reviewing) {
    Optional<SignInCard> signIn = SignInCard.where(model.signIn(), model::approve);
    String does = reviewing.request().lift() ? "lift" : "suspend";
    Button approve =
        Buttons.primary(
            "suspension-approve",
            (signIn.isPresent() ? "Sign in and " : "")
                + does
                + " _as "
                + model.signIn().nameProperty().get(),
            Feather.CHECK,
            () -> signIn.ifPresentOrElse(card -> card.submit(model::approve), model::approve));
    approve.disableProperty().bind(SignInCard.unanswered(signIn, model.signIn()));
    Button cancel = close("Cancel");
    // not on the approval: one key pressed too often must not suspend
    Platform.runLater(cancel::requestFocus);
    List<Node> content = new ArrayList<>();
    content.add(new ReviewSheet(reviewing.review()));
    signIn.ifPresent(card -> content.add(card.node()));
    content.add(row(approve, cancel));
    return content;
  }

  private static List<Node> working(ReviewViewModel review) {
    Node sheet = new ReviewSheet(review);
    sheet.setDisable(true);
    return List.of(sheet);
  }

  private List<Node> done(SuspensionRequest request) {
    String what = request.subject().text() + " " + request.id();
    Button close = close("_Done");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section(request.lift() ? what + " may act again" : what + " is suspended"),
        Texts.muted(
            request.lift()
                ? "The enclave has recorded it."
                : "The enclave has recorded it; the charter's quorum can lift it."),
        row(close));
  }

  private List<Node> missing(SuspensionRequest request) {
    Button close = close("Close");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section("More of the charter's quorum must sign; nothing was changed"),
        Texts.muted(
            "Gather their approvals on the command line, with request number "
                + request.nonce().hex()
                + ": treza charter lift --help says how."),
        row(close));
  }

  private List<Node> refused(Refusal refusal) {
    Button close = close("Close");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section(
            Doubt.isLeftBy(refusal)
                ? "No answer to rely on: it may have been carried out"
                : "Nothing was changed"),
        new RefusalBox("suspension-refusal", refusal),
        row(close));
  }

  private Button close(String text) {
    Button button = Buttons.plain("suspension-close", text, Feather.X, model::cancel);
    button.getStyleClass().add(Styles.FLAT);
    button.setCancelButton(true);
    return button;
  }

  private static Node row(Button... buttons) {
    FlowPane row = new FlowPane(8, 8, buttons);
    row.getStyleClass().add("actions");
    return row;
  }
}
