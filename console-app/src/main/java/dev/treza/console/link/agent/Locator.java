package dev.treza.console.link.agent;

import dev.treza.fleet.Outcome;
import dev.treza.sdk.Endpoint;

/// Says where an enclave listens at the moment.
@FunctionalInterface
public interface Locator {
  /// Refused: `CON-STOPPED` if it listens nowhere.
  Outcome<Endpoint> locate();
}
