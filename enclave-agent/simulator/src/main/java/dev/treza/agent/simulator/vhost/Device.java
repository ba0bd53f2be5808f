package dev.treza.agent.simulator.vhost;

/// What stands behind a virtqueue on which the guest offers, in turn, a buffer with a request and
/// one for the answer.
@FunctionalInterface
public interface Device {
  /// The answer to any bytes whatever.
  byte[] answer(byte[] request);
}
