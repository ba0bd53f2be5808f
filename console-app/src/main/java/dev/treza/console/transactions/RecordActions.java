package dev.treza.console.transactions;

import dev.treza.console.compose.Replacement.Kind;
import dev.treza.console.compose.Sent;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.CopyButton;
import dev.treza.console.store.TransactionRecord;
import dev.treza.fleet.Outcome;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with a recorded transaction. The first button is harmless: it has the focus
/// after signing, and one key pressed too often must not broadcast.
record RecordActions(TransactionsViewModel model, TransactionRecord record, Runnable save) {
  List<Button> buttons() {
    List<Button> buttons = new ArrayList<>();
    if (record.state().signed()) {
      buttons.add(CopyButton.words("transaction-copy", "_Copy raw transaction", raw(record)));
      buttons.add(Buttons.plain("transaction-save", "_Save …", Feather.DOWNLOAD, save));
      if (broadcastable(record)) {
        buttons.addAll(withNode());
      }
    } else {
      buttons.add(
          Buttons.primary(
              "transaction-take-up", "_Review again", Feather.EYE, () -> model.takeUp(record)));
    }
    return buttons;
  }

  /// As nodes take it.
  static String raw(TransactionRecord record) {
    return "0x" + record.raw().hex();
  }

  /// A signed message is not for nodes.
  static boolean broadcastable(TransactionRecord record) {
    return Sent.parse(record.raw()) instanceof Outcome.Accepted<Sent>;
  }

  private List<Button> withNode() {
    return switch (record.state()) {
      case SIGNED -> List.of(broadcast("_Broadcast"));
      case DROPPED -> List.of(broadcast("_Broadcast again"), look());
      case BROADCAST ->
          List.of(
              look(),
              Buttons.plain(
                  "transaction-speed-up",
                  "Speed _up …",
                  Feather.FAST_FORWARD,
                  () -> model.replace(record, Kind.SPEED_UP)),
              Buttons.plain(
                  "transaction-cancel",
                  "Cance_l it …",
                  Feather.SLASH,
                  () -> model.replace(record, Kind.CANCEL)));
      case CONFIRMED, FAILED, REPLACED -> List.of(look());
      case DRAFT, NEEDS_APPROVAL, IN_DOUBT, REFUSED -> List.of();
    };
  }

  private Button broadcast(String text) {
    return Buttons.primary(
        "transaction-broadcast", text, Feather.SEND, () -> model.broadcast(record));
  }

  private Button look() {
    return Buttons.plain(
        "transaction-look", "Loo_k again", Feather.REFRESH_CW, () -> model.look(record));
  }
}
