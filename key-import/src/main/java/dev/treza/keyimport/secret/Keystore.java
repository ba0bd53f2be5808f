package dev.treza.keyimport.secret;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.wallet.ImportRefusal;
import java.lang.foreign.MemorySegment;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/// A key in a JSON file, encrypted under a passphrase. The file itself is no secret: it is parsed
/// on the heap. Passphrase, derived key and what comes out of it are not.
final class Keystore {
  private static final int KEY = 32;

  private final KeyTools tools;

  Keystore(KeyTools tools) {
    this.tools = tools;
  }

  /// Refused: `IMP-KEYSTORE`, `IMP-KDF`, `IMP-CHAIN`, `IMP-PASSPHRASE`, `IMP-PASSWORD`,
  /// `IMP-PUBLIC-KEY`.
  Outcome<SecretBuffer> read(MemorySegment text, KeyWish wish, Optional<SecretBuffer> passphrase)
      throws LockedMemoryException {
    if (passphrase.isEmpty()) {
      return Outcome.refused(ImportRefusal.PASSPHRASE, "a keystore opens with its passphrase only");
    }
    return switch (document(Bytes.of(text.toArray(JAVA_BYTE)))) {
      case Refused<KeystoreFile>(Refusal refusal) -> Outcome.refused(named(refusal));
      case Accepted<KeystoreFile>(KeystoreFile file) ->
          file.suits(wish)
              ? open(file, passphrase.get())
              : Outcome.refused(ImportRefusal.CHAIN, "this keystore is one of " + file.owner());
    };
  }

  private static Outcome<KeystoreFile> document(Bytes text) {
    return StrictJson.parse(text, StrictJson.Limits.DEFAULT, true)
        .then(Keystore::object)
        .then(object -> JsonFields.read(object, KeystoreFile::read));
  }

  private static Outcome<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object
        ? Outcome.accepted(object)
        : Outcome.refused(JsonRefusal.SCHEMA, "a keystore is one object");
  }

  /// Whatever is wrong with the form is one thing to the person who has the file.
  private static Refusal named(Refusal refusal) {
    return refusal.id() instanceof ImportRefusal
        ? refusal
        : new Refusal(ImportRefusal.KEYSTORE, refusal.detail(), refusal.place());
  }

  private Outcome<SecretBuffer> open(KeystoreFile file, SecretBuffer passphrase)
      throws LockedMemoryException {
    try (SecretBuffer password = file.password(passphrase, tools)) {
      return switch (file.derivation().derive(tools, password.segment())) {
        case Refused<SecretBuffer> refused -> refused;
        case Accepted<SecretBuffer>(SecretBuffer derived) -> {
          try (derived) {
            yield decrypt(file, derived);
          }
        }
      };
    } catch (CharacterCodingException wrong) {
      return Outcome.refused(ImportRefusal.PASSPHRASE, "the passphrase is not UTF-8");
    }
  }

  private Outcome<SecretBuffer> decrypt(KeystoreFile file, SecretBuffer derived)
      throws LockedMemoryException {
    if (!file.opensWith(derived, tools)) {
      return Outcome.refused(ImportRefusal.PASSWORD, "the checksum differs");
    }
    SecretBuffer key =
        tools
            .memory()
            .fill(
                KEY,
                target -> {
                  MemorySegment.copy(file.cipherText().toArray(), 0, target, JAVA_BYTE, 0, KEY);
                  new Aes128Ctr(tools.memory())
                      .apply(target, derived.segment(), file.iv().toArray());
                });
    Optional<Refusal> stranger = stranger(file, key);
    if (stranger.isPresent()) {
      key.close();
      return Outcome.refused(stranger.get());
    }
    return Outcome.accepted(key);
  }

  private Optional<Refusal> stranger(KeystoreFile file, SecretBuffer key)
      throws LockedMemoryException {
    if (!tools.isKey(file.curve(), key)) {
      return Optional.of(Refusal.of(ImportRefusal.RANGE, "the key is zero or not below the order"));
    }
    return file.names(tools.publicKey(file.curve(), key))
        ? Optional.empty()
        : Optional.of(Refusal.of(ImportRefusal.PUBLIC_KEY, "the file names another one"));
  }
}
