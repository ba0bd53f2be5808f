package dev.treza.console.credential;

/// What a credential needs before it can sign.
public enum Presence {
  /// Nothing.
  READY,
  /// Its holder's pass phrase.
  ASKS_PASSPHRASE,
  /// The PIN of its token.
  ASKS_PIN,
  /// A way across an air gap: it never signs here.
  ELSEWHERE
}
