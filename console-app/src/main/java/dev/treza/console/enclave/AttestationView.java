package dev.treza.console.enclave;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.StandingBadge;
import java.io.File;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the attestation of one enclave: verdict, steps, registers, words, certificates.
final class AttestationView extends BorderPane {
  private final AttestationViewModel model;
  private final InstantSource clock;
  private final VBox body = new VBox();
  private final ScrollPane scroll = Page.scrolling("attestation", body);

  AttestationView(AttestationViewModel model, InstantSource clock) {
    this.model = model;
    this.clock = clock;
    body.getStyleClass().add("page-body");
    setCenter(scroll);
    model.statusProperty().subscribe(this::show);
  }

  private void show(Optional<EnclaveStatus> status) {
    double position = scroll.getVvalue();
    body.getChildren().setAll(status.map(this::parts).orElseGet(AttestationView::nothing));
    scroll.setVvalue(position);
  }

  private static List<Node> nothing() {
    return List.of(Texts.muted("No enclave is known yet. Start the local fleet first."));
  }

  private List<Node> parts(EnclaveStatus status) {
    List<Node> parts = new ArrayList<>();
    parts.add(verdict(status));
    model
        .refusal()
        .map(refusal -> new RefusalBox("attestation-refusal", refusal))
        .ifPresent(parts::add);
    model
        .cause()
        .map(refusal -> new RefusalBox("attestation-cause", refusal))
        .ifPresent(parts::add);
    model.attestation().ifPresent(last -> parts.add(SummaryCard.of(status, last, model.words())));
    if (!model.steps().isEmpty()) {
      parts.add(new Card("attestation-steps", "What was checked", StepRows.of(model.steps())));
    }
    if (!model.registers().isEmpty()) {
      parts.add(RegisterCard.of(model.registers()));
    }
    if (!model.certificates().isEmpty()) {
      parts.add(CertificateCard.of(model.certificates()));
    }
    return parts;
  }

  private Node verdict(EnclaveStatus status) {
    Button again =
        Buttons.primary("verify-again", "_Verify again", Feather.REFRESH_CW, model::verifyAgain);
    Button export =
        Buttons.plain("export-document", "E_xport document …", Feather.DOWNLOAD, this::export);
    export.setDisable(model.document().isEmpty());
    FlowPane row =
        new FlowPane(
            12,
            8,
            StandingBadge.of("attestation-badge", status.standing(), clock.instant()),
            again,
            export);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void export() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export the attestation document");
    chooser.setInitialFileName("attestation.cose");
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(model::export);
  }
}
