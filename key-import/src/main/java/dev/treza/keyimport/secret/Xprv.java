package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.derivation.ExtendedKey;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Curve;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Optional;

/// An extended private key as BIP-32 serialises it: version (4), depth (1), fingerprint of the
/// parent (4), child number (4), chain code (32), 0 and key (33), in Base58Check.
final class Xprv {
  private static final int LENGTH = 78;
  private static final int DEPTH = 4;
  private static final int PARENT = 5;
  private static final int CHILD = 9;
  private static final int CHAIN_CODE = 13;
  private static final int KEY = 45;
  private static final int XPRV = 0x0488ade4;
  private static final int TPRV = 0x04358394;

  private final KeyTools tools;

  Xprv(KeyTools tools) {
    this.tools = tools;
  }

  /// The key at the wish's path below the extended key; without a path, its own key. Refused:
  /// `IMP-CHAIN`, `IMP-CHECKSUM`, `IMP-VERSION`, `IMP-EXTENDED`, `IMP-RANGE`.
  Outcome<SecretBuffer> read(MemorySegment text, KeyWish wish) throws LockedMemoryException {
    if (wish.curve() != Curve.SECP256K1) {
      return Outcome.refused(
          ImportRefusal.CHAIN, "an extended key of BIP-32 is one of " + Curve.SECP256K1.text());
    }
    return switch (new Base58Check(tools).read(text, LENGTH)) {
      case Refused<SecretBuffer> refused -> refused;
      case Accepted<SecretBuffer>(SecretBuffer whole) -> {
        try (whole) {
          Optional<Refusal> fault = fault(whole.segment(), wish);
          yield fault.isPresent()
              ? Outcome.refused(fault.get())
              : key(whole.segment(), wish.path());
        }
      }
    };
  }

  private static Optional<Refusal> fault(MemorySegment whole, KeyWish wish) {
    int version = whole.get(JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 0);
    if (version != XPRV && version != TPRV) {
      return Optional.of(
          Refusal.of(ImportRefusal.VERSION, "version %08x is none of a key".formatted(version)));
    }
    // other chains use Bitcoin's versions, all of them that of mainnet
    if (wish.blockchain() == Blockchain.BITCOIN
        && version != (wish.network() == NetworkMode.MAINNET ? XPRV : TPRV)) {
      return Optional.of(
          Refusal.of(ImportRefusal.VERSION, "it is not of " + wish.network().text()));
    }
    if (whole.get(JAVA_BYTE, KEY) != 0) {
      return Optional.of(Refusal.of(ImportRefusal.EXTENDED, "it holds no private key"));
    }
    boolean parentless =
        whole.get(JAVA_INT_UNALIGNED, PARENT) == 0 && whole.get(JAVA_INT_UNALIGNED, CHILD) == 0;
    if (whole.get(JAVA_BYTE, DEPTH) == 0 && !parentless) {
      return Optional.of(Refusal.of(ImportRefusal.EXTENDED, "depth 0, and yet a child"));
    }
    return Optional.empty();
  }

  private Outcome<SecretBuffer> key(MemorySegment whole, Optional<DerivationPath> path)
      throws LockedMemoryException {
    SecretBuffer own = copy(whole.asSlice(KEY + 1L, ExtendedKey.LENGTH));
    if (!tools.secp256k1().isValidSecretKey(own)) {
      own.close();
      return Outcome.refused(ImportRefusal.RANGE, "the key is zero or not below the order");
    }
    if (path.isEmpty()) {
      return Outcome.accepted(own);
    }
    try (ExtendedKey node =
            new ExtendedKey(own, copy(whole.asSlice(CHAIN_CODE, ExtendedKey.LENGTH)));
        ExtendedKey below = tools.bip32().descendant(node, path.get().numbers())) {
      return Outcome.accepted(copy(below.key().segment()));
    }
  }

  private SecretBuffer copy(MemorySegment part) throws LockedMemoryException {
    return tools.memory().fill(ExtendedKey.LENGTH, target -> target.copyFrom(part));
  }
}
