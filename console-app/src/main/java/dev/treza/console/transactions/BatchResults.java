package dev.treza.console.transactions;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.PendingText;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Tone;
import dev.treza.console.payments.PaymentItem;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.sdk.CommandResult;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What became of each payment of a batch.
final class BatchResults extends VBox {
  private static final double CELL_HEIGHT = 82;
  private static final int MOST_SHOWN = 6;

  private final BatchDraft.Done done;

  BatchResults(BatchDraft.Done done) {
    this.done = done;
    setId("batch-results");
    getStyleClass().add("frame");
    int count = done.results().size();
    ListView<Integer> list =
        new ListView<>(
            FXCollections.observableArrayList(IntStream.range(0, count).boxed().toList()));
    list.setId("batch-result-list");
    list.setAccessibleText("Results");
    list.setFixedCellSize(CELL_HEIGHT);
    list.setMinHeight(CELL_HEIGHT * Math.min(count, MOST_SHOWN) + 4);
    list.setPrefHeight(list.getMinHeight());
    list.setCellFactory(_ -> new ResultCell());
    Label title = Texts.section(title());
    title.setId("batch-result-title");
    getChildren()
        .addAll(
            title,
            Texts.muted(
                "Each is in the list of transactions now, to be broadcast from there. The export"
                    + " has their hashes and the signed transactions."),
            list);
  }

  private String title() {
    long signed = done.results().stream().filter(BatchResults::isSigned).count();
    int all = done.results().size();
    return signed == all
        ? (all == 1 ? "1 payment was signed" : "All " + all + " payments were signed")
        : signed + " of " + all + " payments were signed";
  }

  private static boolean isSigned(Outcome<CommandResult<EvmSigned>> result) {
    return result
        instanceof Outcome.Accepted<CommandResult<EvmSigned>>(CommandResult.Done<EvmSigned> _);
  }

  private final class ResultCell extends ListCell<Integer> {
    @Override
    protected void updateItem(@Nullable Integer index, boolean empty) {
      super.updateItem(index, empty);
      setGraphic(empty || index == null ? null : row(index));
    }

    private Node row(int index) {
      PaymentItem.Ready item = done.batch().ready().get(index);
      Label intent = new Label((index + 1) + ". " + item.prepared().review().intent());
      VBox row = new VBox(4, intent);
      switch (done.results().get(index)) {
        case Outcome.Refused<CommandResult<EvmSigned>>(Refusal refusal) ->
            row.getChildren()
                .addAll(
                    new Badge(Feather.X_CIRCLE, Tone.BAD, "Refused"), Texts.muted(refusal.line()));
        case Outcome.Accepted<CommandResult<EvmSigned>>(
                CommandResult.Pending<EvmSigned>(var missing)) ->
            row.getChildren()
                .addAll(
                    missing.until().isPresent()
                        ? new Badge(Feather.CLOCK, Tone.WARNING, "Held")
                        : new Badge(Feather.USERS, Tone.WARNING, "Needs approval"),
                    Texts.muted(PendingText.sentence(missing)));
        case Outcome.Accepted<CommandResult<EvmSigned>>(
                CommandResult.Done<EvmSigned>(EvmSigned signed, var _)) ->
            row.getChildren()
                .addAll(
                    new Badge(Feather.CHECK_CIRCLE, Tone.GOOD, "Signed"),
                    CopyText.line("batch-hash-" + index, "0x" + signed.hash().hex()));
      }
      row.prefWidthProperty().bind(getListView().widthProperty().subtract(44));
      row.maxWidthProperty().bind(row.prefWidthProperty());
      return row;
    }
  }
}
