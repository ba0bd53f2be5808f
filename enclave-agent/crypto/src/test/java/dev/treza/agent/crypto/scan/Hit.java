package dev.treza.agent.crypto.scan;

/// Where a needle was found.
///
/// @param address in the scanned process
/// @param mapping the line of `/proc/…/maps` it lies in
public record Hit(long address, String mapping) {
  @Override
  public String toString() {
    return Long.toHexString(address) + " in " + mapping;
  }
}
