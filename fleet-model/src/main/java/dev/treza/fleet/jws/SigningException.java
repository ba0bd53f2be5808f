package dev.treza.fleet.jws;

import dev.treza.fleet.Refusal;
import java.util.Optional;

/// A credential could not sign: removed, locked, cancelled by its holder, or broken.
public final class SigningException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Refusal> refusal;

  public SigningException(String message) {
    super(message);
    this.refusal = Optional.empty();
  }

  public SigningException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = Optional.empty();
  }

  /// A credential that says itself why it does not sign.
  public SigningException(Refusal refusal, Throwable cause) {
    super(refusal.line(), cause);
    this.refusal = Optional.of(refusal);
  }

  /// What the credential says its holder can do about it, if it knows.
  public Optional<Refusal> refusal() {
    return refusal;
  }
}
