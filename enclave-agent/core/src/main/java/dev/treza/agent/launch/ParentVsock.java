package dev.treza.agent.launch;

import dev.treza.agent.nitro.Vsock;
import dev.treza.agent.nitro.VsockAddress;
import dev.treza.agent.nitro.VsockConnection;
import dev.treza.agent.nitro.VsockListener;
import java.io.IOException;

/// The sockets of this enclave where the parent may have another number than on Nitro: under
/// emulation it is 2. Everybody else says [VsockAddress#PARENT_CID].
///
/// @param parentCid the parent's number here
record ParentVsock(Vsock sockets, long parentCid) implements Vsock {
  @Override
  public VsockListener listen(VsockAddress local, int backlog) throws IOException {
    return sockets.listen(local, backlog);
  }

  @Override
  public VsockConnection connect(VsockAddress peer) throws IOException {
    return sockets.connect(
        peer.cid() == VsockAddress.PARENT_CID ? new VsockAddress(parentCid, peer.port()) : peer);
  }
}
