package dev.treza.fleet.attestation;

/// Bytes that are not the strict CBOR this package reads.
final class CborException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String reason;

  CborException(int offset, String reason) {
    super(reason);
    this.offset = offset;
    this.reason = reason;
  }

  /// The offset in bytes at which reading stopped.
  int offset() {
    return offset;
  }

  String reason() {
    return reason;
  }
}
