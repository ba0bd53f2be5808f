package dev.treza.agent.crypto.probe;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Signs through the crypto room, then tries a native call of its own.
public final class Probe {
  private Probe() {}

  /// Prints what was possible.
  public static void main(String[] args) throws Exception {
    SecretMemory memory = new SecretMemory();
    try (Secp256k1 curve = Secp256k1.open(memory);
        SecretBuffer key = new SecretSource(memory, curve).secp256k1Key(new byte[32])) {
      byte[] hash = new byte[32];
      System.out.println(
          "crypto: " + curve.verify(curve.publicKey(key), hash, curve.sign(key, hash).compact()));
    }
    Linker linker = Linker.nativeLinker();
    try {
      linker.downcallHandle(
          linker.defaultLookup().findOrThrow("getpid"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT));
      System.out.println("probe: allowed");
    } catch (IllegalCallerException refused) {
      System.out.println("probe: refused");
    }
  }
}
