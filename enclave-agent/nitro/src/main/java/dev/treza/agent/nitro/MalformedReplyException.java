package dev.treza.agent.nitro;

import java.io.IOException;

/// The security module answered something its interface does not know. The device is broken or is
/// not one; nothing it says may be used.
public final class MalformedReplyException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedReplyException(String why) {
    super("the security module's answer is not understood: " + why);
  }
}
