package dev.treza.console.transactions;

import atlantafx.base.theme.Styles;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.PendingText;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.link.Doubt;
import dev.treza.console.review.ReviewSheet;
import dev.treza.fleet.Refusal;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One step of a batch of payments: file, preview, review, result.
final class BatchSheet {
  private final BatchViewModel model;
  private final BatchFiles files;

  private BatchSheet(BatchViewModel model, BatchFiles files) {
    this.model = model;
    this.files = files;
  }

  /// The sheet with its buttons.
  ///
  /// @param credential what the officer's is called
  static Sheet of(BatchViewModel model, String credential, BatchFiles files) {
    BatchSheet sheet = new BatchSheet(model, files);
    return switch (model.draftProperty().get()) {
      case BatchDraft.None() -> sheet.choice();
      case BatchDraft.Reading(Path file) -> sheet.reading(file);
      case BatchDraft.Preview preview -> sheet.preview(preview);
      case BatchDraft.Reviewing reviewing -> sheet.review(reviewing, credential);
      case BatchDraft.Signing(var review) -> signing(new ReviewSheet(review));
      case BatchDraft.Done done -> sheet.done(done);
      case BatchDraft.NeedsMore needs -> sheet.missing(needs);
      case BatchDraft.Refused(Refusal refusal) -> sheet.refused(refusal);
    };
  }

  private Sheet choice() {
    Button open = Buttons.primary("batch-open", "_Choose file …", Feather.FOLDER, files::open);
    Platform.runLater(open::requestFocus);
    return new Sheet(new BatchGuide(model), List.of(open));
  }

  private Sheet reading(Path file) {
    Button cancel = back("batch-back", "_Cancel", model::begin);
    Platform.runLater(cancel::requestFocus);
    return sheet(
        List.of(cancel),
        Texts.section("Reading " + file.getFileName()),
        bar(),
        Texts.muted("Each payment is composed and reviewed. Nothing is sent."));
  }

  private Sheet preview(BatchDraft.Preview preview) {
    Button review = Buttons.primary("batch-review", "_Review all", Feather.EYE, model::review);
    review.setDisable(!preview.batch().wrong().isEmpty());
    Button other = Buttons.plain("batch-open", "_Choose file …", Feather.FOLDER, files::open);
    Platform.runLater(() -> (review.isDisabled() ? other : review).requestFocus());
    return new Sheet(new BatchPreview(model, preview), List.of(review, other));
  }

  private Sheet review(BatchDraft.Reviewing reviewing, String credential) {
    Button approve =
        Buttons.primary(
            "batch-approve", "_Approve as " + credential, Feather.CHECK, model::approve);
    approve.disableProperty().bind(reviewing.review().ready().not());
    Button back = back("batch-back", "_Back", model::back);
    // not on the approval: one key pressed too often must not sign
    Platform.runLater(back::requestFocus);
    return sheet(List.of(approve, back), new ReviewSheet(reviewing.review()));
  }

  private static Sheet signing(Node review) {
    review.setDisable(true);
    return sheet(List.of(), bar(), review);
  }

  private Sheet done(BatchDraft.Done done) {
    Button export =
        Buttons.plain(
            "batch-export", "_Export results …", Feather.DOWNLOAD, () -> files.export(done));
    Button again = back("batch-again", "_Done", model::begin);
    Platform.runLater(export::requestFocus);
    return new Sheet(new BatchResults(done), List.of(export, again));
  }

  private Sheet missing(BatchDraft.NeedsMore needs) {
    Button batch =
        Buttons.plain(
            "batch-save", "_Save the batch …", Feather.DOWNLOAD, () -> files.save(needs.batch()));
    Button approval =
        Buttons.plain(
            "batch-save-approval",
            "Save your _approval …",
            Feather.DOWNLOAD,
            () -> files.saveApproval(needs.approval()));
    Platform.runLater(batch::requestFocus);
    return sheet(
        List.of(batch, approval, back("batch-again", "_Done", model::begin)),
        Texts.section(PendingText.heading(needs.missing()) + "; nothing was signed"),
        Texts.body(PendingText.sentence(needs.missing())),
        Texts.muted(
            "Hand both files to the next officer. He reads and approves the batch with: treza"
                + " transaction sign-batch --batch batch.json"
                + (needs.request().atomic() ? " --atomic" : "")
                + " --approval approval.jws"));
  }

  private Sheet refused(Refusal refusal) {
    Button back = Buttons.primary("batch-back", "_Back", Feather.ARROW_LEFT, model::back);
    back.setCancelButton(true);
    Platform.runLater(back::requestFocus);
    return sheet(
        List.of(back),
        Texts.section(
            Doubt.isLeftBy(refusal)
                ? "No answer to rely on: the payments may have been signed"
                : "Refused: nothing was signed"),
        new RefusalBox("batch-refusal", refusal));
  }

  private static Button back(String id, String text, Runnable action) {
    Button button = Buttons.plain(id, text, Feather.ARROW_LEFT, action);
    button.getStyleClass().add(Styles.FLAT);
    button.setCancelButton(true);
    return button;
  }

  private static Node bar() {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    return bar;
  }

  private static Sheet sheet(List<Button> actions, Node... content) {
    VBox box = new VBox(content);
    box.setId("batch");
    box.getStyleClass().add("frame");
    return new Sheet(box, actions);
  }
}
