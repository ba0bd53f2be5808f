package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Curve;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.Keccak256;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonShapeException;
import java.util.Locale;
import java.util.Optional;

/// Web3 Secret Storage, version 3: keys of EVM accounts, as geth and most wallets write them.
///
/// @param mac Keccak-256 of the second half of the derived key and the cipher text
/// @param address 40 lower-case digits, if the file names it
record Web3File(
    KeyDerivation derivation, Bytes iv, Bytes cipherText, Bytes mac, Optional<String> address)
    implements KeystoreFile {
  private static final int IV = 16;
  private static final int HALF = 16;
  private static final int MAC = 32;

  static Web3File read(JsonFields fields) throws JsonShapeException {
    JsonFields crypto = fields.object(fields.has("Crypto") ? "Crypto" : "crypto");
    crypto.literal("cipher", "aes-128-ctr");
    KeyDerivation derivation = KeyDerivation.read(crypto.text("kdf"), crypto.object("kdfparams"));
    Optional<String> address =
        fields.has("address") ? Optional.of(digits(fields.text("address"))) : Optional.empty();
    ignore(fields);
    return new Web3File(
        derivation,
        KeystoreFile.exactly(crypto.object("cipherparams"), "iv", IV),
        KeystoreFile.exactly(crypto, "ciphertext", CIPHER_TEXT),
        KeystoreFile.exactly(crypto, "mac", MAC),
        address);
  }

  /// What some programs add and nothing depends on. `x-ethers` holds a second secret under the same
  /// passphrase, which is not imported.
  private static void ignore(JsonFields fields) throws JsonShapeException {
    fields.text("id");
    for (String name : new String[] {"name", "x-ethers"}) {
      if (fields.has(name)) {
        fields.raw(name);
      }
    }
  }

  private static String digits(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("0x") ? lower.substring(2) : lower;
  }

  @Override
  public Curve curve() {
    return Curve.SECP256K1;
  }

  @Override
  public String owner() {
    return "an EVM account (Web3 Secret Storage)";
  }

  @Override
  public boolean suits(KeyWish wish) {
    return wish.evm();
  }

  /// Its bytes as they are.
  @Override
  public SecretBuffer password(SecretBuffer passphrase, KeyTools tools)
      throws LockedMemoryException {
    return tools.memory().fill(passphrase.size(), copy -> copy.copyFrom(passphrase.segment()));
  }

  /// The second half of the derived key is on the heap for a moment. It says nothing about the
  /// first, which decrypts, and anybody who has it still has to guess the passphrase as he had to
  /// before.
  @Override
  public boolean opensWith(SecretBuffer derived, KeyTools tools) {
    byte[] half = derived.segment().asSlice(HALF, HALF).toArray(JAVA_BYTE);
    return Keccak256.of(Bytes.of(half).concat(cipherText)).equals(mac);
  }

  @Override
  public boolean names(Bytes publicKey) {
    return address
        .map(digits -> digits.equals(EvmAddress.ofPublicKey(publicKey).value().hex()))
        .orElse(true);
  }
}
