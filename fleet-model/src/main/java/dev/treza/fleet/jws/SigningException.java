package dev.treza.fleet.jws;

/// A credential could not sign: removed, locked, cancelled by its holder, or broken.
public final class SigningException extends Exception {
  private static final long serialVersionUID = 1L;

  public SigningException(String message) {
    super(message);
  }

  public SigningException(String message, Throwable cause) {
    super(message, cause);
  }
}
