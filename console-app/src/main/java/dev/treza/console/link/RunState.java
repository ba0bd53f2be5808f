package dev.treza.console.link;

import dev.treza.fleet.Refusal;

/// Whether an enclave can be reached at all, before anything is asked of it.
public sealed interface RunState {
  /// It listens there; whether it is what it should be, only attestation says.
  record Running(String host, int port) implements RunState {}

  /// Nobody started it.
  record Stopped() implements RunState {}

  /// It ended by itself.
  record Died(Refusal refusal) implements RunState {}
}
