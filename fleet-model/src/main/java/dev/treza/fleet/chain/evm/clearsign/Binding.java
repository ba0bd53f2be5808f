package dev.treza.fleet.chain.evm.clearsign;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.typed.Eip712Domain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a descriptor is bound to.
///
/// @param domain members that the domain of a document must have, with their values
record Binding(
    List<Deployment> deployments, Map<String, AbiValue> domain, Optional<Bytes> separator) {
  Binding {
    deployments = List.copyOf(deployments);
    domain = Map.copyOf(domain);
  }

  /// Whether a document of this domain is one the descriptor is for. A descriptor that demands
  /// nothing is for none.
  boolean fits(Eip712Domain given) {
    boolean deployed =
        deployments.isEmpty()
            || deployments.stream()
                .anyMatch(at ->
                    given.chainId().filter(at.chainId()::equals).isPresent()
                        && given.verifyingContract().filter(at.address()::equals).isPresent());
    boolean named =
        domain.entrySet().stream()
            .allMatch(member ->
                given
                    .values()
                    .member(member.getKey())
                    .filter(member.getValue()::equals)
                    .isPresent());
    boolean separated = separator.filter(s -> !s.equals(given.separator())).isEmpty();
    return demands() && deployed && named && separated;
  }

  /// Whether the descriptor is bound to anything at all.
  boolean demands() {
    return !deployments.isEmpty() || !domain.isEmpty() || separator.isPresent();
  }
}
