package dev.treza.agent.crypto;

/// Something sealed could not be opened. Wrong key, wrong header, changed or cut content: one
/// failure for every cause, so that nobody learns which it was.
public final class OpenFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Without a cause, always.
  public OpenFailedException() {
    super("the sealed content does not open with this key and header");
  }
}
