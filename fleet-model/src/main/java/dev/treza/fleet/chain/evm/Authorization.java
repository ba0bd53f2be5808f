package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// An account's word that it shall run the code of another from now on (EIP-7702), signed by it.
///
/// @param chainId where it holds; zero: on every chain
/// @param address whose code the account will run; the zero address ends a delegation
/// @param nonce of the account when the authorization is carried out
public record Authorization(
    BigInteger chainId, EvmAddress address, BigInteger nonce, EvmSignature signature) {
  private static final Bytes MAGIC = Bytes.hex("05");

  /// @throws IllegalArgumentException if a number is out of range
  public Authorization {
    EvmQuantity.ANY_CHAIN_ID.require("the chain id", chainId);
    EvmQuantity.NONCE.require("the nonce", nonce);
  }

  public boolean holdsOnEveryChain() {
    return chainId.signum() == 0;
  }

  /// The account that speaks; nothing if no key can have signed this.
  public Optional<EvmAddress> authority() {
    return Secp256k1Recovery.recover(signingHash(), signature).map(EvmAddress::ofPublicKey);
  }

  /// The 32 bytes that were signed.
  public Bytes signingHash() {
    return Keccak256.of(
        MAGIC.concat(
            Rlp.list(
                List.of(Rlp.integer(chainId), Rlp.octets(address.value()), Rlp.integer(nonce)))));
  }

  Bytes encoded() {
    return Rlp.list(
        List.of(
            Rlp.integer(chainId),
            Rlp.octets(address.value()),
            Rlp.integer(nonce),
            Rlp.integer(BigInteger.valueOf(signature.yParity())),
            Rlp.integer(signature.r()),
            Rlp.integer(signature.s())));
  }
}
