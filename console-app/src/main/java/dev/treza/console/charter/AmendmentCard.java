package dev.treza.console.charter;

import atlantafx.base.theme.Styles;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.link.Doubt;
import dev.treza.console.review.ReviewSheet;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.console.signin.SignInCard;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PendingReply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of an amendment: what it changes, who has signed, and what came of it.
final class AmendmentCard extends VBox {
  private final AmendmentViewModel model;
  private final FileDialogs dialogs;

  AmendmentCard(AmendmentViewModel model, FileDialogs dialogs) {
    this.model = model;
    this.dialogs = dialogs;
    setId("amendment");
    getStyleClass().add("frame");
    model.draftProperty().subscribe(this::show);
  }

  private void show(AmendmentDraft draft) {
    getChildren()
        .setAll(
            switch (draft) {
              case AmendmentDraft.None() -> beginnings();
              case AmendmentDraft.Reviewing reviewing -> review(reviewing);
              case AmendmentDraft.Working(ReviewViewModel review) -> working(review);
              case AmendmentDraft.InForce(Charter charter) -> inForce(charter);
              case AmendmentDraft.Refused(Refusal refusal) -> refused(refusal);
            });
  }

  private List<Node> beginnings() {
    return List.of(
        Texts.section("Amend the charter"),
        Texts.muted(
            "Write the charter in force to a file, change it there, and open it again: what it"
                + " changes is shown before anybody signs. The same opens an amendment that another"
                + " officer wrote."),
        row(
            Buttons.plain(
                "amendment-draft",
                "_Write a draft …",
                Feather.EDIT,
                () ->
                    dialogs
                        .save("Write a draft", "charter.json", getScene().getWindow())
                        .ifPresent(model::writeDraft)),
            open("amendment-open", "_Open an amendment …", model::open)));
  }

  private List<Node> review(AmendmentDraft.Reviewing reviewing) {
    Optional<SignInCard> signIn = SignInCard.where(model.signIn(), model::approve);
    Button approve =
        Buttons.plain(
            "amendment-approve",
            (signIn.isPresent() ? "Sign in and _approve as " : "_Approve as ")
                + model.signIn().nameProperty().get(),
            Feather.CHECK,
            () -> signIn.ifPresentOrElse(card -> card.submit(model::approve), model::approve));
    approve
        .disableProperty()
        .bind(reviewing.review().ready().not().or(SignInCard.unanswered(signIn, model.signIn())));
    Button submit = Buttons.primary("amendment-submit", "_Submit", Feather.UPLOAD, model::submit);
    Button cancel = close("Cancel");
    // not on the approval: one key pressed too often must not sign
    Platform.runLater(cancel::requestFocus);
    List<Node> content = new ArrayList<>();
    content.add(new ReviewSheet(reviewing.review()));
    reviewing.missing().map(AmendmentCard::missing).ifPresent(content::add);
    signIn.ifPresent(card -> content.add(card.node()));
    content.add(row(approve, open("amendment-approval", "Add an approv_al …", model::addApproval)));
    content.add(
        row(
            open("amendment-possession", "Add a new _key's signature …", model::addPossession),
            Buttons.plain(
                "amendment-save",
                "Sa_ve for others …",
                Feather.SAVE,
                () ->
                    dialogs
                        .save("Save the amendment", "amendment.json", getScene().getWindow())
                        .ifPresent(model::save))));
    content.add(collected());
    content.add(row(submit, cancel));
    return content;
  }

  private Node collected() {
    Label words = Texts.muted("");
    words.setId("amendment-collected");
    Runnable tell =
        () ->
            words.setText(
                "Collected: %d approvals, %d signatures of new keys"
                    .formatted(model.approvals().size(), model.possessions().size()));
    model.approvals().subscribe(tell);
    model.possessions().subscribe(tell);
    tell.run();
    return words;
  }

  private static Node missing(PendingReply missing) {
    Label words =
        Texts.body(
            missing
                .until()
                .map(until -> "It has all it needs and is held until " + until + ".")
                .orElseGet(() ->
                    "Still missing: "
                        + missing.missing().stream()
                            .map(group -> group.k() + " more of " + group.group())
                            .collect(Collectors.joining(", "))
                        + "."));
    words.setId("amendment-missing");
    return words;
  }

  private static List<Node> working(ReviewViewModel review) {
    Node sheet = new ReviewSheet(review);
    sheet.setDisable(true);
    return List.of(sheet);
  }

  private List<Node> inForce(Charter charter) {
    Button done = close("_Done");
    Platform.runLater(done::requestFocus);
    return List.of(
        Texts.section("Charter " + charter.serial() + " is in force"),
        Texts.muted("What was approved under the one before counts no longer."),
        row(done));
  }

  private List<Node> refused(Refusal refusal) {
    Button close = close("Close");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section(
            Doubt.isLeftBy(refusal)
                ? "No answer to rely on: the charter may have been amended"
                : "The charter stays as it is"),
        new RefusalBox("amendment-refusal", refusal),
        row(close));
  }

  private Button open(String id, String text, Consumer<Path> use) {
    return Buttons.plain(
        id,
        text,
        Feather.FOLDER,
        () ->
            dialogs
                .open(text.replace("_", "").replace(" …", ""), getScene().getWindow())
                .ifPresent(use));
  }

  private Button close(String text) {
    Button button = Buttons.plain("amendment-close", text, Feather.X, model::cancel);
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
