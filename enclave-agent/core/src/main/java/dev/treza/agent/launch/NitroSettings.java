package dev.treza.agent.launch;

import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.setup.BootException;

/// What the measured arguments of the Java launcher say.
///
/// @param parentCid the parent's vsock context
record NitroSettings(long parentCid) {
  static final String PARENT_CID = "treza.parent.cid";

  /// Parses the value of the system property [#PARENT_CID].
  ///
  /// @throws BootException if it is no context
  static NitroSettings parse(String parentCid) throws BootException {
    if (!parentCid.matches("[0-9]{1,10}") || Long.parseLong(parentCid) >= VsockAddress.ANY_CID) {
      throw new BootException(PARENT_CID + " is no vsock context: " + parentCid);
    }
    return new NitroSettings(Long.parseLong(parentCid));
  }
}
