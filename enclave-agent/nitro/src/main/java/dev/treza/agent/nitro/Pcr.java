package dev.treza.agent.nitro;

import java.util.HexFormat;

/// A platform configuration register: a SHA-384 digest that can only be extended, and not even that
/// once it is locked. Only locked ones are in an attestation document.
public final class Pcr {
  public static final int LENGTH = 48;

  private final byte[] value;
  private final boolean locked;

  Pcr(byte[] value, boolean locked) {
    this.value = value.clone();
    this.locked = locked;
  }

  /// A copy of the 48 bytes.
  public byte[] value() {
    return value.clone();
  }

  public boolean isLocked() {
    return locked;
  }

  /// The value in hexadecimal, and whether it is locked.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(value) + (locked ? " locked" : " open");
  }
}
