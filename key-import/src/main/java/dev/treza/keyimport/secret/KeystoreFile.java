package dev.treza.keyimport.secret;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Curve;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.ImportRefusal;
import java.nio.charset.CharacterCodingException;

/// The parts of a keystore file that matter, checked for their form.
sealed interface KeystoreFile permits Eip2335File, Web3File {
  int CIPHER_TEXT = 32;

  KeyDerivation derivation();

  /// 16 bytes.
  Bytes iv();

  /// 32 bytes.
  Bytes cipherText();

  Curve curve();

  /// The blockchains that write such files.
  String owner();

  boolean suits(KeyWish wish);

  /// The passphrase as this kind of file takes it.
  ///
  /// @throws CharacterCodingException if it is not UTF-8
  SecretBuffer password(SecretBuffer passphrase, KeyTools tools)
      throws CharacterCodingException, LockedMemoryException;

  /// Whether the derived key is the right one: the file's checksum over its second half and the
  /// cipher text.
  boolean opensWith(SecretBuffer derived, KeyTools tools) throws LockedMemoryException;

  /// Whether the file names this public key, or none.
  boolean names(Bytes publicKey);

  static KeystoreFile read(JsonFields fields) throws JsonShapeException {
    return switch (fields.number("version", 0, Integer.MAX_VALUE)) {
      case 3 -> Web3File.read(fields);
      case 4 -> Eip2335File.read(fields);
      default ->
          throw JsonShapeException.at(
              ImportRefusal.VERSION, fields.place("version"), "neither 3 nor 4");
    };
  }

  /// Hexadecimal digits of exactly `length` bytes.
  static Bytes exactly(JsonFields fields, String name, int length) throws JsonShapeException {
    Bytes bytes = fields.hex(name);
    if (bytes.length() != length) {
      throw JsonShapeException.at(
          ImportRefusal.KEYSTORE, fields.place(name), length + " bytes are expected");
    }
    return bytes;
  }
}
