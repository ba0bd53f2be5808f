package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.HashAlgorithm;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Curve;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// EIP-2335, version 4: keys of validators.
///
/// @param checksum SHA-256 of the second half of the derived key and the cipher text
/// @param named the public key, if the file names one
record Eip2335File(
    KeyDerivation derivation, Bytes iv, Bytes cipherText, Bytes checksum, Optional<Bytes> named)
    implements KeystoreFile {
  private static final int IV = 16;
  private static final int HALF = 16;

  static Eip2335File read(JsonFields fields) throws JsonShapeException {
    JsonFields crypto = fields.object("crypto");
    JsonFields kdf = crypto.object("kdf");
    KeyDerivation derivation = KeyDerivation.read(kdf.text("function"), kdf.object("params"));
    kdf.literal("message", "");
    JsonFields checksum = crypto.object("checksum");
    checksum.literal("function", "sha256");
    checksum.object("params");
    JsonFields cipher = crypto.object("cipher");
    cipher.literal("function", "aes-128-ctr");
    ignore(fields);
    return new Eip2335File(
        derivation,
        KeystoreFile.exactly(cipher.object("params"), "iv", IV),
        KeystoreFile.exactly(cipher, "message", CIPHER_TEXT),
        KeystoreFile.exactly(checksum, "message", HashAlgorithm.SHA_256.length()),
        fields.has("pubkey") ? Optional.of(fields.hex("pubkey")) : Optional.empty());
  }

  /// What people may want to read and nothing depends on.
  private static void ignore(JsonFields fields) throws JsonShapeException {
    fields.text("path");
    fields.text("uuid");
    if (fields.has("description")) {
      fields.text("description");
    }
  }

  @Override
  public Curve curve() {
    return Curve.BLS12_381;
  }

  @Override
  public String owner() {
    return "a validator (EIP-2335)";
  }

  @Override
  public boolean suits(KeyWish wish) {
    return wish.curve() == Curve.BLS12_381;
  }

  /// Normalised (NFKD) and without control characters, as the EIP asks.
  @Override
  public SecretBuffer password(SecretBuffer passphrase, KeyTools tools)
      throws CharacterCodingException, LockedMemoryException {
    try (SecretBuffer normal = tools.nfkd().normalise(passphrase);
        SecretBuffer kept = tools.memory().allocate(normal.size())) {
      int length = Controls.strip(normal.segment(), kept.segment());
      // nothing left: one byte that no passphrase has, so that it opens nothing
      return tools
          .memory()
          .fill(
              Math.max(1, length),
              target -> target.copyFrom(kept.segment().asSlice(0, Math.max(1, length))));
    }
  }

  @Override
  public boolean opensWith(SecretBuffer derived, KeyTools tools) throws LockedMemoryException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment digest = arena.allocate(HashAlgorithm.SHA_256.length());
      tools
          .sha2()
          .hash(
              HashAlgorithm.SHA_256,
              digest,
              derived.segment().asSlice(HALF, HALF),
              arena.allocateFrom(JAVA_BYTE, cipherText.toArray()));
      return Bytes.of(digest.toArray(JAVA_BYTE)).equals(checksum);
    }
  }

  @Override
  public boolean names(Bytes publicKey) {
    return named.isEmpty() || named.get().isEmpty() || named.get().equals(publicKey);
  }
}
