package dev.treza.console.settings;

import dev.treza.console.ConsoleException;
import dev.treza.console.link.node.NodeAddress;
import dev.treza.console.link.node.NodeLink;
import dev.treza.console.shell.Tasks;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.EvmChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The nodes a person chose, and the one he is choosing.
public final class NodesViewModel {
  private static final List<Network> NETWORKS =
      Networks.known().stream()
          .filter(network -> EvmChain.speaksEvm(network.blockchain()))
          .toList();

  private final NodeLink nodes;
  private final Tasks tasks;
  private final ObservableList<NodeRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Network> network = new SimpleObjectProperty<>(NETWORKS.getFirst());
  private final StringProperty url = new SimpleStringProperty("");

  public NodesViewModel(NodeLink nodes, Tasks tasks) {
    this.nodes = nodes;
    this.tasks = tasks;
  }

  /// Every network that may have a node.
  public List<Network> networks() {
    return NETWORKS;
  }

  /// Each network with its node.
  public ObservableList<NodeRow> rows() {
    return rows;
  }

  public ObjectProperty<Network> networkProperty() {
    return network;
  }

  public StringProperty urlProperty() {
    return url;
  }

  /// Reads the choices again. No node is asked.
  public void refresh() {
    tasks.quietly(_ -> read(), rows::setAll, tasks.board()::refuse);
  }

  /// Keeps the node that is typed, once it has said that it belongs to the network.
  public void choose() {
    tasks.board().dismiss();
    switch (NodeAddress.parse(url.get().strip())) {
      case Outcome.Refused<NodeAddress>(Refusal refusal) -> tasks.board().refuse(refusal);
      case Outcome.Accepted<NodeAddress>(NodeAddress address) -> choose(network.get(), address);
    }
  }

  /// Asks the node of a network which chain it belongs to.
  public void check(Network of) {
    tasks.ask(
        "Asking the node of " + of.name(),
        _ -> nodes.ask(of, node -> node.height()),
        height -> tasks.board().tell(of.name() + ": the node answers, at block " + height),
        _ -> {});
  }

  public void forget(Network of) {
    tasks.run(
        "Forgetting the node",
        _ -> nodes.forget(of),
        _ -> {
          refresh();
          tasks.board().tell("No node for " + of.name() + " any more");
        });
  }

  private void choose(Network of, NodeAddress address) {
    tasks.ask(
        "Asking the node of " + of.name(),
        _ -> nodes.choose(of, address),
        chosen -> {
          url.set("");
          refresh();
          tasks.board().tell(of.name() + ": " + chosen.shown() + " is asked from now on");
        },
        _ -> {});
  }

  private List<NodeRow> read() throws ConsoleException {
    List<NodeRow> now = new ArrayList<>();
    for (Network one : NETWORKS) {
      Optional<NodeAddress> node = nodes.address(one);
      now.add(new NodeRow(one, node));
    }
    return now;
  }
}
