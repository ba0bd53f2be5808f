package dev.treza.console.enclave;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The next nonce of a held key on one network; empty if it shall not sign there.
public final class CounterRow {
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,18}");

  private final Network network;
  private final StringProperty next = new SimpleStringProperty("");

  CounterRow(Network network) {
    this.network = network;
  }

  public Network network() {
    return network;
  }

  public StringProperty nextProperty() {
    return next;
  }

  /// Refused: `TX-FIELD`.
  Outcome<Optional<BigInteger>> read() {
    String text = next.get().strip();
    if (text.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    return COUNT.matcher(text).matches()
        ? Outcome.accepted(Optional.of(new BigInteger(text)))
        : Outcome.refused(
            Refusal.at(
                TransactionRefusal.FIELD, "next nonce on " + network.name(), "no whole number"));
  }
}
