package dev.treza.console.credential;

import dev.treza.fleet.Outcome;
import java.util.Arrays;
import java.util.function.Function;

/// A pass phrase or PIN a person typed. It never becomes a `String`, and its characters are
/// overwritten when it is closed; what a library copied of it meanwhile is beyond reach.
public final class Passphrase implements AutoCloseable {
  private static final int LEAST = 12;
  private static final int MOST = 128;

  private final char[] characters;

  /// @param characters taken over: they are overwritten on [#close], by nobody else before
  public Passphrase(char[] characters) {
    this.characters = characters;
  }

  public boolean isEmpty() {
    return characters.length == 0;
  }

  /// Hands a copy to `use` and overwrites it afterwards.
  public <T> T lend(Function<char[], T> use) {
    char[] copy = characters.clone();
    try {
      return use.apply(copy);
    } finally {
      Arrays.fill(copy, ' ');
    }
  }

  /// This, if it may protect a key. The characters are those PKCS #5 and PKCS #12 encode alike
  /// everywhere. Refused: `CRED-PASSPHRASE-FORM`.
  public Outcome<Passphrase> strong() {
    boolean printable = true;
    for (char character : characters) {
      printable &= character >= ' ' && character <= '~';
    }
    return printable && characters.length >= LEAST && characters.length <= MOST
        ? Outcome.accepted(this)
        : Outcome.refused(
            CredentialRefusal.PASSPHRASE_FORM, "it has " + characters.length + " characters");
  }

  public boolean isSameAs(Passphrase other) {
    return Arrays.equals(characters, other.characters);
  }

  @Override
  public void close() {
    Arrays.fill(characters, ' ');
  }

  @Override
  public String toString() {
    return "a pass phrase";
  }
}
