package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A 20-byte account address. Written as `0x` and 40 hexadecimal digits whose case is a checksum
/// (EIP-55).
public record EvmAddress(Bytes value) {
  public static final int LENGTH = 20;
  public static final EvmAddress ZERO = new EvmAddress(Bytes.of(new byte[LENGTH]));

  private static final Pattern FORM = Pattern.compile("0x[0-9a-fA-F]{40}");

  /// @throws IllegalArgumentException if `value` is not 20 bytes long
  public EvmAddress {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + value.length());
    }
  }

  /// Parses `0x` and 40 hexadecimal digits: all lower case, all upper case, or mixed with the right
  /// checksum. Refused: `TX-ADDRESS`, `TX-CHECKSUM` with the right form in the detail.
  public static Outcome<EvmAddress> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Outcome.refused(
          TransactionRefusal.ADDRESS, "an address is 0x and 40 hexadecimal digits");
    }
    String digits = text.substring(2);
    EvmAddress address = new EvmAddress(Bytes.hex(digits));
    if (isMixed(digits) && !address.checksummed().equals(text)) {
      return Outcome.refused(
          TransactionRefusal.CHECKSUM, "the right form is " + address.checksummed());
    }
    return Outcome.accepted(address);
  }

  /// The address of a secp256k1 public key: the last 20 bytes of the Keccak-256 of its coordinates
  /// (Yellow Paper, section 4.1).
  ///
  /// @param uncompressed 0x04 and the two 32-byte coordinates of a point on the curve
  /// @throws IllegalArgumentException if `uncompressed` is not that
  public static EvmAddress ofPublicKey(Bytes uncompressed) {
    Bytes point = Secp256k1Recovery.requireUncompressed(uncompressed);
    Bytes hash = Keccak256.of(point.slice(1, point.length()));
    return new EvmAddress(hash.slice(hash.length() - LENGTH, hash.length()));
  }

  /// The address of the contract that `sender` creates with a transaction of this nonce (Yellow
  /// Paper, section 7).
  public static EvmAddress ofCreation(EvmAddress sender, BigInteger nonce) {
    Bytes pair = Rlp.list(List.of(Rlp.octets(sender.value), Rlp.integer(nonce)));
    Bytes hash = Keccak256.of(pair);
    return new EvmAddress(hash.slice(hash.length() - LENGTH, hash.length()));
  }

  /// The EIP-55 form.
  public String checksummed() {
    String digits = value.hex();
    String hash = Keccak256.of(Bytes.utf8(digits)).hex();
    StringBuilder form = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      form.append(hash.charAt(i) >= '8' ? Character.toUpperCase(digit) : digit);
    }
    return form.toString();
  }

  /// The EIP-55 form.
  @Override
  public String toString() {
    return checksummed();
  }

  private static boolean isMixed(String digits) {
    return !digits.equals(digits.toLowerCase(Locale.ROOT))
        && !digits.equals(digits.toUpperCase(Locale.ROOT));
  }
}
