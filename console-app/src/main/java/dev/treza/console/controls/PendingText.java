package dev.treza.console.controls;

import dev.treza.fleet.protocol.PendingReply;

/// What the window says of a request that waits.
public final class PendingText {
  private PendingText() {}

  public static String heading(PendingReply reply) {
    return reply.until().isPresent() ? "It is held for a while" : "More approvals are needed";
  }

  /// Who else is to approve, or until when it is held, as a sentence.
  public static String sentence(PendingReply reply) {
    String words = reply.words();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
