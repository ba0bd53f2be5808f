package dev.treza.console.transactions;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Card;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.approval.ValidApproval;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// Approvals from behind an air gap: his question in, the request out, his answer in.
final class AirgapCard {
  private final AirgapExchange exchange;
  private final FileDialogs dialogs;
  private final VBox rows = new VBox(6);
  private final Card card;

  AirgapCard(AirgapExchange exchange, FileDialogs dialogs) {
    this.exchange = exchange;
    this.dialogs = dialogs;
    Button export =
        Buttons.plain("airgap-export", "Answer his _question…", Feather.UPLOAD, this::export);
    Button take = Buttons.plain("airgap-take", "Bring his a_nswer…", Feather.DOWNLOAD, this::take);
    take.disableProperty().bind(exchange.openProperty().map(Optional::isEmpty));
    rows.setId("airgap-approvals");
    this.card =
        new Card(
            "airgap",
            "Officer behind an air gap",
            Texts.muted(
                "He asks with a file. Answer it with this request, carry the file over, and bring"
                    + " his answer back: it is held against this request before it counts."),
            new FlowPane(8, 8, export, take),
            rows);
    exchange.brought().addListener((ListChangeListener<ValidApproval>) _ -> show());
    show();
  }

  Node node() {
    return card;
  }

  private void show() {
    rows.getChildren().setAll(exchange.brought().stream().map(AirgapCard::row).toList());
  }

  private static Node row(ValidApproval approval) {
    return new HBox(
        10, new Badge(Feather.CHECK_CIRCLE, Tone.GOOD, "Approved"), Texts.body(approval.officer()));
  }

  private void export() {
    dialogs
        .open("Open his question", window())
        .ifPresent(question ->
            dialogs
                .save("Save the request to carry over", "request.json", window())
                .ifPresent(target -> exchange.export(question, target)));
  }

  private void take() {
    dialogs.open("Open his answer", window()).ifPresent(exchange::take);
  }

  private Window window() {
    return card.getScene().getWindow();
  }
}
