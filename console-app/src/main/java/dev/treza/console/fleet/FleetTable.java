package dev.treza.console.fleet;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
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

/// The table of enclaves: one row each, its standing in the middle of attention.
final class FleetTable extends TableView<EnclaveStatus> {
  private static final double NETWORK_WIDTH = 114;

  /// The longest id of a refusal must be seen whole.
  private static final double ATTESTATION_WIDTH = 266;

  /// In a narrower table the region is left out.
  private static final double WIDTH_FOR_ALL = 722;

  FleetTable(FleetViewModel model) {
    super(model.rows());
    setId("fleet-table");
    setAccessibleText("Enclaves");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    column("Enclave", 72, status -> new Label(status.id()));
    column("Network", NETWORK_WIDTH, FleetTable::networks);
    column(
        "Attestation",
        ATTESTATION_WIDTH,
        status ->
            StandingBadge.of(
                "standing-" + status.id(), status.standing(), model.nowProperty().get()));
    TableColumn<?, ?> region = column("Region", 110, status -> whole(region(status)));
    column("Wallets", 76, status -> new Label(wallets(status)));
    column("Latency", 80, status -> new Label(latency(status)));
    widthProperty().subscribe(width -> region.setVisible(width.doubleValue() >= WIDTH_FOR_ALL));
    model.nowProperty().subscribe(_ -> refresh());
  }

  private TableColumn<?, ?> column(String title, double width, Function<EnclaveStatus, Node> cell) {
    TableColumn<EnclaveStatus, EnclaveStatus> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(_ -> new StatusCell(cell));
    getColumns().add(column);
    return column;
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
      box.getChildren().add(Badge.simulated());
    }
    box.setAccessibleText(
        status.enclave().gravestNetwork().map(NetworkMode::label).orElse("no network")
            + (status.enclave().simulated() ? ", simulated" : ""));
    return box;
  }

  /// A text that may be shortened; the tooltip has it whole.
  private static Label whole(String text) {
    Label label = new Label(text);
    label.setTooltip(Buttons.tip(text));
    return label;
  }

  private static String region(EnclaveStatus status) {
    return status.enclave().charter().place().regions().stream()
        .findFirst()
        .orElse("this computer");
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
