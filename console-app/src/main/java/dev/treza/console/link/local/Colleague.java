package dev.treza.console.link.local;

import dev.treza.console.ConsoleException;
import dev.treza.fleet.charter.Officer;
import java.util.Optional;

/// Whom the charter of a new local fleet names as an approver beside the starter.
@FunctionalInterface
public interface Colleague {
  Optional<Officer> officer() throws ConsoleException;
}
