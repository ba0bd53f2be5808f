package dev.treza.fleet.chain.evm.abi;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.List;

/// The decoded arguments of a call.
///
/// @param values one for each parameter
/// @param rest bytes after the arguments, which no parameter accounts for; usually none
public record AbiArguments(AbiValue.Tuple values, Bytes rest) {
  /// Decodes `data` from the offset `from` on, in one pass whose time is linear in its length.
  ///
  /// Only the form that compilers write is accepted: heads, then tails in the order of their heads
  /// without gap or overlap; zero padding; integers in their range; booleans 0 or 1; text in UTF-8.
  /// Refused: `TX-ABI` with the byte in `data` as place.
  public static Outcome<AbiArguments> decode(List<AbiParameter> parameters, Bytes data, int from) {
    return Rejection.outcome(() -> {
      AbiReader reader = new AbiReader(data);
      AbiValue.Tuple values = reader.tuple(parameters, from);
      return new AbiArguments(values, data.slice(reader.end(), data.length()));
    });
  }
}
