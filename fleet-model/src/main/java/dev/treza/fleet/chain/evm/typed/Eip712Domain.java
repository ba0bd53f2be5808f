package dev.treza.fleet.chain.evm.typed;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where typed data is meant to be used (EIP-712, "Definition of domainSeparator").
///
/// @param members those the document has, in the order of the standard
public record Eip712Domain(List<Eip712Member> members, AbiValue.Tuple values) {
  static final String STRUCT = "EIP712Domain";

  public Eip712Domain {
    members = List.copyOf(members);
  }

  public Optional<String> name() {
    return values.member("name").map(value -> ((AbiValue.Text) value).value());
  }

  public Optional<String> version() {
    return values.member("version").map(value -> ((AbiValue.Text) value).value());
  }

  /// The only chain where the signature is good; on every one if there is none.
  public Optional<BigInteger> chainId() {
    return values.member("chainId").map(value -> ((AbiValue.Whole) value).value());
  }

  public Optional<EvmAddress> verifyingContract() {
    return values.member("verifyingContract").map(value -> ((AbiValue.Account) value).address());
  }

  public Optional<Bytes> salt() {
    return values.member("salt").map(value -> ((AbiValue.Octets) value).value());
  }

  /// The 32 bytes that stand for the domain in the hash.
  public Bytes separator() {
    return new Eip712Hash(new Eip712Types(Map.of(STRUCT, members))).struct(STRUCT, values);
  }
}
