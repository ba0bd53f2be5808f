package dev.treza.console.credential.token;

import dev.treza.console.credential.CredentialRefusal;
import dev.treza.fleet.Refusal;
import java.util.Optional;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/// What a return value of PKCS#11 means to the person at the token.
final class TokenFault {
  private TokenFault() {}

  /// @param hint what the token says of its PIN meanwhile; may be empty
  static Refusal refusal(PKCS11Exception fault, String hint) {
    String said = fault.getMessage() + (hint.isEmpty() ? "" : "; " + hint);
    return Refusal.of(meaning(fault.getErrorCode()), said);
  }

  /// The refusal of whatever the provider threw, which may have the return value at its root.
  static Refusal refusal(Throwable thrown, String hint) {
    return root(thrown)
        .map(fault -> refusal(fault, hint))
        .orElseGet(
            () -> Refusal.of(CredentialRefusal.TOKEN_FAULT, thrown.getClass().getSimpleName()));
  }

  private static Optional<PKCS11Exception> root(Throwable thrown) {
    Throwable next = thrown;
    while (next != null) {
      if (next instanceof PKCS11Exception fault) {
        return Optional.of(fault);
      }
      next = next.getCause();
    }
    return Optional.empty();
  }

  /// By the numbers of PKCS#11 2.40 section 3.1 (CKR_…).
  static CredentialRefusal meaning(long value) {
    return switch ((int) value) {
      case 0xA0, 0xA1, 0xA2 -> CredentialRefusal.PIN; // INCORRECT, INVALID, LEN_RANGE
      case 0xA4 -> CredentialRefusal.PIN_LOCKED;
      case 0xA3, 0x102 -> CredentialRefusal.PIN_UNSET; // EXPIRED, USER_PIN_NOT_INITIALIZED
      case 0x03,
          0x32,
          0xE0,
          0xE1 -> // SLOT_ID_INVALID, DEVICE_REMOVED, TOKEN_NOT_PRESENT/RECOGNIZED
          CredentialRefusal.ABSENT;
      case 0x60, 0x82, 0xB0, 0xB3, 0x101 -> // KEY_, OBJECT_HANDLE_INVALID, SESSION_*, NOT_LOGGED_IN
          CredentialRefusal.SESSION;
      default -> CredentialRefusal.TOKEN_FAULT;
    };
  }
}
