package dev.treza.agent.nitro;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/// A Nitro security module (NSM): measurements, attestation documents and entropy of this enclave.
/// Every call fails with [NsmRefusedException] if the module refuses, [MalformedReplyException] if
/// its answer is not understood and [SystemCallException] if it cannot be reached.
public interface SecurityModule extends Closeable {
  /// Registers 0 to 15 are measured and locked at boot; 16 to 31 are the agent's.
  int PCRS = 32;

  int MAX_USER_DATA = 512;
  int MAX_NONCE = 512;
  int MAX_PUBLIC_KEY = 1024;

  /// What the module says of itself.
  ModuleDescription describe() throws IOException;

  /// Value and lock of one register.
  ///
  /// @param index 0 to 31
  Pcr describePcr(int index) throws IOException;

  /// Sets register `index` to SHA-384(old value ‖ `data`) and gives the new value.
  byte[] extendPcr(int index, byte[] data) throws IOException;

  /// Locks one register until the enclave ends.
  void lockPcr(int index) throws IOException;

  /// Locks the registers 0 to `range` - 1 until the enclave ends.
  ///
  /// @param range 1 to 32
  void lockPcrs(int range) throws IOException;

  /// Random bytes, at most 256 of them; to be mixed with others, never used alone.
  byte[] random() throws IOException;

  /// An attestation document (COSE_Sign1) over the locked registers and what is given.
  ///
  /// @param userData at most 512 bytes
  /// @param nonce at most 512 bytes
  /// @param publicKey 1 to 1024 bytes
  byte[] attest(Optional<byte[]> userData, Optional<byte[]> nonce, Optional<byte[]> publicKey)
      throws IOException;
}
