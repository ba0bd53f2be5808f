package dev.treza.agent.nitro;

/// An AF_VSOCK address: a context (machine) and a port in it, each an unsigned 32-bit number.
///
/// @param cid the context id
/// @param port the port
public record VsockAddress(long cid, long port) {
  private static final long MAX = 0xFFFF_FFFFL;

  /// Every context of this machine, for listening.
  public static final long ANY_CID = MAX;

  /// The instance that runs a Nitro enclave, seen from inside.
  public static final long PARENT_CID = 3;

  public VsockAddress {
    if (cid < 0 || cid > MAX || port < 0 || port > MAX) {
      throw new IllegalArgumentException("not a vsock address: " + cid + ":" + port);
    }
  }

  @Override
  public String toString() {
    return "vsock " + cid + ":" + port;
  }
}
