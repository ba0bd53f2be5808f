package dev.treza.fleet.chain.evm.abi;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.evm.Keccak256;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.List;

/// A function of a contract, by its signature.
///
/// @param parameters with the names the signature gives them
public record AbiFunction(String name, List<AbiParameter> parameters) {
  public static final int SELECTOR_LENGTH = 4;

  public AbiFunction {
    parameters = List.copyOf(parameters);
  }

  /// Reads a signature such as `transfer(address to, uint256 amount)`; names may be missing, and
  /// tuples are written `(uint256 a, address b) name`. Refused: `TX-ABI` with the character as
  /// place.
  public static Outcome<AbiFunction> parse(String signature) {
    return Rejection.outcome(() -> new SignatureReader(signature).function());
  }

  /// The form that is hashed: `transfer(address,uint256)`.
  public String canonical() {
    return name + new AbiType.Tuple(parameters).canonical();
  }

  /// The four bytes a call of it begins with.
  public Bytes selector() {
    return Keccak256.of(Bytes.utf8(canonical())).slice(0, SELECTOR_LENGTH);
  }
}
