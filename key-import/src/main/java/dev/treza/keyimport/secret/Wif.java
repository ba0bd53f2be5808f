package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.MemorySegment;

/// Bitcoin's Wallet Import Format: version 0x80 or 0xef, the key, and 0x01 if its public key is to
/// be compressed, in Base58Check.
final class Wif {
  private static final int KEY = 32;
  private static final int UNCOMPRESSED_TEXT = 51;
  private static final int MAINNET = 0x80;
  private static final int TESTNET = 0xef;

  private final KeyTools tools;

  Wif(KeyTools tools) {
    this.tools = tools;
  }

  /// Refused: `IMP-CHAIN`, `IMP-CHECKSUM`, `IMP-VERSION`.
  Outcome<SecretBuffer> read(MemorySegment text, KeyWish wish) throws LockedMemoryException {
    if (wish.blockchain() != Blockchain.BITCOIN) {
      return Outcome.refused(ImportRefusal.CHAIN, "WIF is a form of Bitcoin keys");
    }
    boolean compressed = text.byteSize() != UNCOMPRESSED_TEXT;
    Outcome<SecretBuffer> content =
        new Base58Check(tools).read(text, 1 + KEY + (compressed ? 1 : 0));
    return switch (content) {
      case Refused<SecretBuffer> refused -> refused;
      case Accepted<SecretBuffer>(SecretBuffer whole) -> {
        try (whole) {
          yield key(whole.segment(), compressed, wish.network());
        }
      }
    };
  }

  private Outcome<SecretBuffer> key(MemorySegment whole, boolean compressed, NetworkMode network)
      throws LockedMemoryException {
    int version = Byte.toUnsignedInt(whole.get(JAVA_BYTE, 0));
    if (version != (network == NetworkMode.MAINNET ? MAINNET : TESTNET)) {
      return Outcome.refused(
          ImportRefusal.VERSION, "version %#x is not of %s".formatted(version, network.text()));
    }
    if (compressed && whole.get(JAVA_BYTE, 1 + KEY) != 1) {
      return Outcome.refused(ImportRefusal.VERSION, "the mark after the key is not 1");
    }
    return Outcome.accepted(tools.memory().fill(KEY, copy -> copy.copyFrom(whole.asSlice(1, KEY))));
  }
}
