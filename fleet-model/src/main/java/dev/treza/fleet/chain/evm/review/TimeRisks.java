package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.risk.EvmRisk;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether a time is far away. It is measured from when the request was prepared, if that is known;
/// else only the next century is far.
record TimeRisks(Optional<Instant> preparedAt) {
  private static final Duration PERMISSION = Duration.ofDays(30);
  private static final Duration SWAP = Duration.ofDays(1);

  /// 2100-01-01.
  private static final BigInteger FAR = BigInteger.valueOf(4_102_444_800L);

  Optional<EvmRisk> ofPermission(BigInteger seconds) {
    return isFar(seconds, PERMISSION) ? Optional.of(EvmRisk.PERMIT_LONG) : Optional.empty();
  }

  Optional<EvmRisk> ofSwap(BigInteger seconds) {
    return isFar(seconds, SWAP) ? Optional.of(EvmRisk.NO_DEADLINE) : Optional.empty();
  }

  private boolean isFar(BigInteger seconds, Duration allowed) {
    BigInteger most =
        preparedAt.map(at -> BigInteger.valueOf(at.plus(allowed).getEpochSecond())).orElse(FAR);
    return seconds.compareTo(most) > 0;
  }
}
