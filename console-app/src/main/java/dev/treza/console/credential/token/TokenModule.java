package dev.treza.console.credential.token;

import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.token.TokenInfo.PinState;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sun.security.pkcs11.wrapper.CK_C_INITIALIZE_ARGS;
import sun.security.pkcs11.wrapper.CK_TOKEN_INFO;
import sun.security.pkcs11.wrapper.PKCS11;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/// The native module of a maker of tokens. It runs inside this program and is handed the PIN, so a
/// person chooses it, and what he chose is remembered by its digest.
public final class TokenModule {
  private static final String FUNCTIONS = "C_GetFunctionList";

  /// CKF_OS_LOCKING_OK: the module may be called by several threads.
  private static final long LOCKING = 0x2;

  private static final long INITIALISED = 0x400;
  private static final long PIN_COUNT_LOW = 0x10000;
  private static final long PIN_FINAL_TRY = 0x20000;
  private static final long PIN_LOCKED = 0x40000;
  private static final long PIN_TO_BE_CHANGED = 0x80000;
  private static final long PIN_INITIALISED = 0x8;

  private final Path file;
  private final PKCS11 calls;

  private TokenModule(Path file, PKCS11 calls) {
    this.file = file;
    this.calls = calls;
  }

  /// What the module is at this moment. Refused: `TOK-MODULE`.
  public static Outcome<Digest> digest(Path file) {
    try {
      return file.isAbsolute() && Files.isRegularFile(file)
          ? Outcome.accepted(Digest.of(Bytes.of(Files.readAllBytes(file))))
          : Outcome.refused(CredentialRefusal.MODULE, file + " is no file with a full path");
    } catch (IOException unreadable) {
      return Outcome.refused(CredentialRefusal.MODULE, file + " cannot be read");
    }
  }

  /// Loads the module. Refused: `TOK-MODULE`; `TOK-MODULE-CHANGED` if it is not what was chosen.
  public static Outcome<TokenModule> load(Path file, Digest chosen) {
    return digest(file)
        .then(now ->
            now.equals(chosen)
                ? load(file)
                : Outcome.refused(CredentialRefusal.MODULE_CHANGED, file + " is now " + now));
  }

  private static Outcome<TokenModule> load(Path file) {
    CK_C_INITIALIZE_ARGS arguments = new CK_C_INITIALIZE_ARGS();
    arguments.flags = LOCKING;
    try {
      return Outcome.accepted(
          new TokenModule(file, PKCS11.getInstance(file.toString(), FUNCTIONS, arguments, false)));
    } catch (IOException | PKCS11Exception fault) {
      return Outcome.refused(CredentialRefusal.MODULE, file + " is no PKCS#11 module that works");
    }
  }

  public Path file() {
    return file;
  }

  /// The tokens that are there and ready for use. One that does not answer hides no other. Refused:
  /// `TOK-FAULT`.
  public Outcome<List<TokenInfo>> tokens() {
    try {
      List<TokenInfo> found = new ArrayList<>();
      for (long slot : calls.C_GetSlotList(true)) {
        look(slot).filter(token -> !token.serial().isEmpty()).ifPresent(found::add);
      }
      return Outcome.accepted(found);
    } catch (PKCS11Exception fault) {
      return Outcome.refused(TokenFault.refusal(fault, ""));
    }
  }

  private Optional<TokenInfo> look(long slot) {
    try {
      CK_TOKEN_INFO token = calls.C_GetTokenInfo(slot);
      return (token.flags & INITIALISED) == 0
          ? Optional.empty()
          : Optional.of(
              new TokenInfo(slot, text(token.label), text(token.serialNumber), pin(token.flags)));
    } catch (PKCS11Exception silent) {
      return Optional.empty();
    }
  }

  /// The token with that serial number. Refused: `TOK-ABSENT`; `TOK-OTHER` if another is there.
  public Outcome<TokenInfo> token(String serial) {
    return tokens().then(found -> mine(found, serial));
  }

  private static Outcome<TokenInfo> mine(List<TokenInfo> found, String serial) {
    return found.stream()
        .filter(token -> token.serial().equals(serial))
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            found.isEmpty()
                ? Outcome.refused(CredentialRefusal.ABSENT, "no token with serial " + serial)
                : Outcome.refused(
                    CredentialRefusal.OTHER,
                    "there is "
                        + String.join(", ", found.stream().map(TokenInfo::shown).toList())
                        + ", and yours has serial "
                        + serial));
  }

  /// The only token that is there, or the one with that serial number. Refused: `TOK-ABSENT`,
  /// `TOK-SEVERAL`, `TOK-OTHER`.
  ///
  /// @param serial empty to take the only one
  public Outcome<TokenInfo> pick(String serial) {
    return serial.isEmpty() ? tokens().then(TokenModule::only) : token(serial);
  }

  private static Outcome<TokenInfo> only(List<TokenInfo> found) {
    return switch (found.size()) {
      case 0 -> Outcome.refused(CredentialRefusal.ABSENT, "no token is there");
      case 1 -> Outcome.accepted(found.getFirst());
      default ->
          Outcome.refused(
              CredentialRefusal.SEVERAL,
              String.join(", ", found.stream().map(TokenInfo::shown).toList()));
    };
  }

  private static PinState pin(long flags) {
    if ((flags & PIN_LOCKED) != 0) {
      return PinState.LOCKED;
    }
    if ((flags & PIN_INITIALISED) == 0 || (flags & PIN_TO_BE_CHANGED) != 0) {
      return PinState.UNSET;
    }
    if ((flags & PIN_FINAL_TRY) != 0) {
      return PinState.LAST_TRY;
    }
    return (flags & PIN_COUNT_LOW) != 0 ? PinState.FEW_TRIES : PinState.FINE;
  }

  /// Fields are padded with blanks (PKCS#11 section 3.2).
  private static String text(char[] padded) {
    return new String(padded).strip();
  }
}
