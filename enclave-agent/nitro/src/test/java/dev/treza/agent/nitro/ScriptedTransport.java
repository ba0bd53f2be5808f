package dev.treza.agent.nitro;

import java.util.HexFormat;

/// A security module that gives one answer and remembers the request.
final class ScriptedTransport implements NsmTransport {
  private final byte[] answer;
  private byte[] request = {};

  ScriptedTransport(String hex) {
    answer = HexFormat.of().parseHex(hex);
  }

  @Override
  public byte[] exchange(byte[] sent) {
    request = sent.clone();
    return answer.clone();
  }

  @Override
  public void close() {}

  String request() {
    return HexFormat.of().formatHex(request);
  }
}
