package dev.treza.fleet.protocol;

import dev.treza.fleet.RefusalId;

/// Why a channel to an agent cannot be opened, believed or used any more (rules `CHN-*`). After
/// each of them the connection is closed and nothing is sent again by itself.
public enum ChannelRefusal implements RefusalId {
  UNREACHABLE(
      "CHN-UNREACHABLE",
      "Nobody answers at the address of the enclave.",
      "Check address, host and tunnel, then connect again."),
  TIMEOUT(
      "CHN-TIMEOUT",
      "The answer did not come in time.",
      "Connect again and look whether the command was carried out before sending it again."),
  TLS(
      "CHN-TLS",
      "The peer does not speak TLS 1.3 as an enclave agent does, or the connection was tampered with.",
      "Check that the address leads to the agent itself and not to a gateway that ends TLS."),
  CLOSED(
      "CHN-CLOSED",
      "The connection was closed before an answer came.",
      "Connect again and look whether the command was carried out before sending it again."),
  TRUNCATED(
      "CHN-TRUNCATED",
      "The connection ended in the middle of an answer.",
      "Connect again and look whether the command was carried out before sending it again."),
  OVERSIZED(
      "CHN-OVERSIZED",
      "The answer is larger than any answer of an agent.",
      "Check that the address leads to an agent; report it if it does."),
  PROTOCOL(
      "CHN-PROTOCOL",
      "The answer is not HTTP/1.1 as an agent speaks it.",
      "Check that the address leads to an agent; report it if it does."),
  ANSWER(
      "CHN-ANSWER",
      "The answer does not fit what was asked.",
      "Do not use the answer; report it, with the release the enclave runs."),
  RECEIPT(
      "CHN-RECEIPT",
      "The receipt does not prove what was asked for, or another boot signed it.",
      "Do not rely on the result; look at the audit log, and report it."),
  EXPORTER(
      "CHN-EXPORTER",
      "The attestation was made for another TLS connection than this one.",
      "Do not use the connection: somebody stands between you and the enclave.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  ChannelRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
