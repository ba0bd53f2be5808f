package dev.treza.console.enclave;

import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.Focus;
import dev.treza.console.controls.Page;
import dev.treza.console.controls.RefusalBox;
import dev.treza.console.controls.Texts;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.StandingBadge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Lays out the attestation of one enclave: verdict, steps, registers, words, certificates.
final class AttestationView extends BorderPane {
  private final AttestationViewModel model;
  private final FileDialogs dialogs;
  private final ReadOnlyObjectProperty<Instant> now;
  private final VBox body = new VBox();
  private Optional<StackPane> badge = Optional.empty();
  private final ScrollPane scroll = Page.scrolling("attestation", body);

  /// @param now the time against which ages are shown; it moves
  AttestationView(
      AttestationViewModel model, ReadOnlyObjectProperty<Instant> now, FileDialogs dialogs) {
    this.model = model;
    this.now = now;
    this.dialogs = dialogs;
    body.getStyleClass().add("page-body");
    setCenter(scroll);
    model.statusProperty().subscribe(this::show);
    now.subscribe(_ -> badge.ifPresent(this::showAge));
  }

  private void show(Optional<EnclaveStatus> status) {
    double position = scroll.getVvalue();
    badge = Optional.empty();
    Focus.keepIn(
        body,
        () ->
            body.getChildren().setAll(status.map(this::parts).orElseGet(AttestationView::nothing)));
    scroll.setVvalue(position);
  }

  private static List<Node> nothing() {
    return List.of(
        Texts.body("No enclave is known yet. Start the local fleet on the Fleet screen (Ctrl+1)."));
  }

  private List<Node> parts(EnclaveStatus status) {
    List<Node> parts = new ArrayList<>();
    parts.add(verdict());
    model.hint().map(Texts::body).ifPresent(parts::add);
    model
        .refusal()
        .map(refusal -> new RefusalBox("attestation-refusal", refusal))
        .ifPresent(parts::add);
    model
        .cause()
        .map(refusal -> new RefusalBox("attestation-cause", refusal))
        .ifPresent(parts::add);
    model
        .attestation()
        .ifPresent(last -> parts.addAll(SummaryCards.of(status, last, model.words())));
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

  private Node verdict() {
    Button again =
        Buttons.primary("verify-again", "_Verify again", Feather.REFRESH_CW, model::verifyAgain);
    Button export =
        Buttons.plain("export-document", "E_xport document …", Feather.DOWNLOAD, this::export);
    export.setDisable(model.document().isEmpty());
    StackPane standing = new StackPane();
    badge = Optional.of(standing);
    showAge(standing);
    FlowPane row = new FlowPane(12, 8, standing, again, export);
    row.setRowValignment(VPos.CENTER);
    return row;
  }

  private void showAge(StackPane standing) {
    model
        .statusProperty()
        .get()
        .map(status -> StandingBadge.of("attestation-badge", status.standing(), now.get()))
        .ifPresent(standing.getChildren()::setAll);
  }

  private void export() {
    dialogs
        .save("Export the attestation document", "attestation.cose", getScene().getWindow())
        .ifPresent(model::export);
  }
}
