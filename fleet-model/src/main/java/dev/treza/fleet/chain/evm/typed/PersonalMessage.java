package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.Keccak256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A message signed as such (EIP-191, version 0x45, which `personal_sign` makes): the prefix keeps
/// it from ever being a transaction.
public record PersonalMessage(Bytes content) {
  /// What a person may be asked to read.
  public static final int MAX_BYTES = 32 * 1024;

  private static final String PREFIX = "\u0019Ethereum Signed Message:\n";

  /// @throws IllegalArgumentException if there are more than [#MAX_BYTES]
  public PersonalMessage {
    if (content.length() > MAX_BYTES) {
      throw new IllegalArgumentException("the message is too long");
    }
  }

  /// Refused: `TX-SIZE`.
  public static Outcome<PersonalMessage> of(Bytes content) {
    return content.length() > MAX_BYTES
        ? Outcome.refused(
            TransactionRefusal.SIZE, content.length() + " bytes, more than " + MAX_BYTES)
        : Outcome.accepted(new PersonalMessage(content));
  }

  /// The 32 bytes to sign.
  public Bytes signingHash() {
    return Keccak256.of(Bytes.utf8(PREFIX + content.length()).concat(content));
  }

  /// The message as text, if it is well-formed UTF-8.
  public Optional<String> text() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(content.toArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
  }
}
