package dev.treza.fleet.jws;

import dev.treza.fleet.Digest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys a verifier believes, found by their RFC 7638 thumbprint.
@FunctionalInterface
public interface KeyLookup {
  Optional<PublicJwk> find(Digest thumbprint);

  /// Exactly these keys.
  static KeyLookup of(Collection<PublicJwk> keys) {
    Map<Digest, PublicJwk> byThumbprint =
        keys.stream()
            .distinct()
            .collect(Collectors.toUnmodifiableMap(PublicJwk::thumbprint, Function.identity()));
    return thumbprint -> Optional.ofNullable(byThumbprint.get(thumbprint));
  }
}
