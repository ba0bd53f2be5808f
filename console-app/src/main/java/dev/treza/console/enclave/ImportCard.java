package dev.treza.console.enclave;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Facts;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.PendingText;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.link.Doubt;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.review.ReviewSheet;
import dev.treza.console.review.ReviewViewModel;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of importing a key: form, review, result.
final class ImportCard extends VBox {
  private final ImportViewModel model;
  private final Consumer<Wallet> release;

  /// @param release begins the release of what was imported
  ImportCard(
      ImportViewModel model,
      List<NetworkMode> networks,
      FileDialogs dialogs,
      Consumer<Wallet> release) {
    this.model = model;
    this.release = release;
    setId("import-draft");
    getStyleClass().add("frame");
    getChildren()
        .setAll(
            switch (model.draftProperty().get()) {
              case ImportDraft.None() -> List.<Node>of();
              case ImportDraft.Form() -> form(networks, dialogs);
              case ImportDraft.Reading(KnownEnclave enclave, var _) -> reading(enclave);
              case ImportDraft.Reviewing(var enclave, var _, var review) -> review(enclave, review);
              case ImportDraft.Working(ReviewViewModel review) -> working(review);
              case ImportDraft.Imported(Wallet wallet) -> imported(wallet);
              case ImportDraft.NeedsMore(PendingReply missing) -> missing(missing);
              case ImportDraft.Refused(Refusal refusal, boolean approved) ->
                  refused(refusal, approved);
            });
  }

  private List<Node> form(List<NetworkMode> networks, FileDialogs dialogs) {
    ImportFormFields fields = new ImportFormFields(model.form(), networks, dialogs);
    Button read = Buttons.primary("import-read", "_Read the key", Feather.DOWNLOAD, model::read);
    read.setDefaultButton(true);
    read.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.form().keyProperty().getValue().isEmpty(), model.form().keyProperty()));
    Platform.runLater(() -> fields.lookup("#import-form").requestFocus());
    return List.of(
        Texts.section("Import a key"),
        Texts.muted(
            "This window never reads the key, nor its passphrase. A program of its own verifies the"
                + " enclave, then opens the files and seals the key to it. Nothing is sent before"
                + " you approve."),
        fields,
        StepButtons.row(read, cancel("Cancel")));
  }

  private List<Node> reading(KnownEnclave enclave) {
    Button cancel = cancel("Cancel");
    Platform.runLater(cancel::requestFocus);
    return List.of(
        Texts.section("Import a key"),
        bar(),
        Texts.body(
            "The import program verifies "
                + enclave.id()
                + " on a connection of its own, then"
                + " reads the key. A keystore may take some seconds to open."),
        StepButtons.row(cancel));
  }

  private List<Node> review(KnownEnclave enclave, ReviewViewModel review) {
    Button approve =
        Buttons.primary(
            "import-approve", "_Approve as " + model.credential(), Feather.CHECK, model::approve);
    approve.disableProperty().bind(review.ready().not());
    Button back = Buttons.plain("import-edit", "_Back", Feather.ARROW_LEFT, model::edit);
    Button cancel = cancel("Cancel");
    // not on the approval: one key pressed too often must not approve
    Platform.runLater(cancel::requestFocus);
    return List.of(
        new ReviewSheet(review, List.of(context(enclave))), StepButtons.row(approve, back, cancel));
  }

  private Node context(KnownEnclave enclave) {
    Facts facts = new Facts();
    facts.setId("import-context");
    facts.add("Verified", verified(enclave));
    model
        .form()
        .keyProperty()
        .getValue()
        .ifPresent(file -> facts.add("Key file", CopyText.line("import-file", file.toString())));
    return facts;
  }

  private static String verified(KnownEnclave enclave) {
    return enclave.id()
        + (enclave.simulated() ? " (simulated)" : "")
        + ", by the import program itself, before it opened the file";
  }

  private static List<Node> working(ReviewViewModel review) {
    Node sheet = new ReviewSheet(review);
    sheet.setDisable(true);
    return List.of(bar(), sheet);
  }

  private List<Node> imported(Wallet wallet) {
    Button go =
        Buttons.primary(
            "import-release",
            "_Release it …",
            Feather.PLAY_CIRCLE,
            () -> {
              model.cancel();
              release.accept(wallet);
            });
    Button done = cancel("_Done");
    Platform.runLater(done::requestFocus);
    return List.of(
        Texts.section("The key was imported and is held"),
        CopyText.complete("imported-address", wallet.address()),
        Texts.body(
            "Held means: the enclave has the key and signs nothing with it. Compare the address"
                + " above with the one you know. Then see to it that nobody else uses the key any"
                + " more, and release it: the ceremony quorum says with which nonce it goes on."),
        Texts.muted("The key file is where it was. Destroy it, or keep it as the backup it is."),
        StepButtons.row(go, done));
  }

  private List<Node> missing(PendingReply missing) {
    Button close = cancel("Close");
    Platform.runLater(close::requestFocus);
    return List.of(
        Texts.section(PendingText.heading(missing) + "; the key was not sent"),
        Texts.body(PendingText.sentence(missing)),
        Texts.muted(
            "Have the other officers' approvals at hand and import it on the command line: treza"
                + " wallet import --help says how."),
        StepButtons.row(close));
  }

  private List<Node> refused(Refusal refusal, boolean approved) {
    Button again = Buttons.primary("import-again", "_Back", Feather.ARROW_LEFT, model::edit);
    Platform.runLater(again::requestFocus);
    return List.of(
        Texts.section(
            approved && Doubt.isLeftBy(refusal)
                ? "No answer to rely on: the key may have been imported"
                : "No key was imported"),
        new RefusalBox("import-refusal", refusal),
        StepButtons.row(again, cancel("Close")));
  }

  private static Node bar() {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    return bar;
  }

  private Button cancel(String text) {
    return StepButtons.leave("import-close", text, model::cancel);
  }
}
