package dev.treza.agent.nitro;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a security module says of itself.
///
/// @param moduleId such as `i-0123456789abcdef0-enc0123456789abcdef`
/// @param digest of its registers, `SHA384`
/// @param maxPcrs how many registers it has
/// @param lockedPcrs the indexes of the locked ones
/// @param version major.minor.patch
public record ModuleDescription(
    String moduleId, String digest, int maxPcrs, SortedSet<Integer> lockedPcrs, String version) {
  public ModuleDescription {
    lockedPcrs = Collections.unmodifiableSortedSet(new TreeSet<>(lockedPcrs));
  }
}
