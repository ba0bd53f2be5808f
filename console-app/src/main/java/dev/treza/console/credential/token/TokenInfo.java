package dev.treza.console.credential.token;

/// What a token says of itself to anybody who asks.
///
/// @param slot where it is, as the module counts
/// @param label what its owner called it
/// @param serial its serial number
/// @param pin how its PIN stands
public record TokenInfo(long slot, String label, String serial, PinState pin) {
  /// What a token says of its PIN; how many tries are left it does not tell.
  public enum PinState {
    FINE(""),
    /// At least one wrong PIN since the last right one.
    FEW_TRIES("a wrong PIN was tried before: only a few tries are left"),
    LAST_TRY("this is the last try: another wrong PIN locks the token"),
    LOCKED("the PIN is locked"),
    UNSET("the token has no PIN");

    private final String words;

    PinState(String words) {
      this.words = words;
    }

    /// What a person is told; empty if there is nothing to tell.
    public String words() {
      return words;
    }
  }

  /// How people tell it from another.
  public String shown() {
    return label + " (serial " + serial + ")";
  }
}
