package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.clearsign.DescriptorBundle;
import dev.treza.fleet.chain.evm.token.TokenList;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/// Everything a review is made with beside the payload. A request names all of it (TRUST section
/// 4), so that console and agent make the same review.
///
/// @param account who is asked to sign
/// @param nextNonce of the account, as whoever prepared the request read it from a node
/// @param preparedAt when the request was prepared, as whoever did says
public record ReviewContext(
    Network network,
    EvmAddress account,
    AddressBook book,
    TokenList tokens,
    DescriptorBundle descriptors,
    Optional<BigInteger> nextNonce,
    Optional<Instant> preparedAt) {
  /// With the lists of this release, and nothing read from a node.
  public static ReviewContext of(Network network, EvmAddress account, AddressBook book) {
    return new ReviewContext(
        network,
        account,
        book,
        TokenList.builtIn(),
        DescriptorBundle.builtIn(),
        Optional.empty(),
        Optional.empty());
  }

  BigInteger chainId() {
    return new BigInteger(network.id());
  }
}
