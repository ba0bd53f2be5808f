package dev.treza.console.fleet;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Tone;
import dev.treza.console.link.Attestation;
import dev.treza.fleet.NetworkMode;
import java.time.Duration;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The table of enclaves: one row each, its standing in the middle of attention.
final class FleetTable extends TableView<EnclaveStatus> {
  private static final double NETWORK_WIDTH = 120;

  FleetTable(FleetViewModel model) {
    super(model.rows());
    setId("fleet-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("Enclave", 75, status -> new Label(status.id()));
    column("Network", NETWORK_WIDTH, FleetTable::networks);
    column(
        "Attestation",
        235,
        status ->
            StandingBadge.of(
                "standing-" + status.id(), status.standing(), model.nowProperty().get()));
    column("Region", 105, status -> new Label(region(status)));
    column("Wallets", 68, status -> new Label(wallets(status)));
    column("Latency", 68, status -> new Label(latency(status)));
    model.nowProperty().subscribe(_ -> refresh());
  }

  private void column(String title, double width, Function<EnclaveStatus, Node> cell) {
    TableColumn<EnclaveStatus, EnclaveStatus> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new StatusCell(cell));
    getColumns().add(column);
  }

  private static Node networks(EnclaveStatus status) {
    FlowPane box = new FlowPane(6, 4);
    box.setPrefWrapLength(NETWORK_WIDTH - 20);
    status
        .enclave()
        .gravestNetwork()
        .map(FleetView::networkBadge)
        .ifPresent(box.getChildren()::add);
    if (status.enclave().simulated()) {
      box.getChildren().add(new Badge(Feather.COPY, Tone.REHEARSAL, "SIMULATED"));
    }
    box.setAccessibleText(
        status.enclave().gravestNetwork().map(NetworkMode::label).orElse("no network"));
    return box;
  }

  private static String region(EnclaveStatus status) {
    return status.enclave().root().place().regions().stream().findFirst().orElse("this computer");
  }

  private static String wallets(EnclaveStatus status) {
    return status.trusted() ? Integer.toString(status.wallets().size()) : "–";
  }

  private static String latency(EnclaveStatus status) {
    return status
        .attestation()
        .map(Attestation::took)
        .map(Duration::toMillis)
        .map(ms -> ms + " ms")
        .orElse("–");
  }

  private static final class StatusCell extends TableCell<EnclaveStatus, EnclaveStatus> {
    private final Function<EnclaveStatus, Node> content;

    StatusCell(Function<EnclaveStatus, Node> content) {
      this.content = content;
    }

    @Override
    protected void updateItem(@Nullable EnclaveStatus status, boolean empty) {
      super.updateItem(status, empty);
      setGraphic(empty || status == null ? null : content.apply(status));
    }
  }
}
