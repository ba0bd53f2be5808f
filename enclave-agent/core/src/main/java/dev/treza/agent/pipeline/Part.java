package dev.treza.agent.pipeline;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.Actions;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import dev.treza.fleet.protocol.PreparedTransaction;
import java.util.Optional;

/// One part of what is asked, as the policy judges it.
///
/// @param network where it would take effect
/// @param wallet whose key it would use; nothing if it is to make one
record Part(Blockchain blockchain, NetworkMode network, Optional<String> wallet, Actions actions) {
  static Part of(PreparedTransaction task) {
    return new Part(
        task.request().wallet().blockchain(),
        task.network().mode(),
        Optional.of(task.request().wallet().id()),
        task.actions());
  }

  static Part newWallet(Blockchain blockchain, NetworkMode network) {
    return new Part(
        blockchain, network, Optional.empty(), Actions.of(Operation.of(OperationKind.NEW_WALLET)));
  }
}
