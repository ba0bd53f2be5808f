package dev.treza.fleet.protocol;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How the nonces of a batch's transactions fit together.
final class BatchNonces {
  private final Map<Account, List<BigInteger>> used = new HashMap<>();

  private record Account(String wallet, String network) {
    static Account of(NonceSlot slot) {
      return new Account(slot.wallet(), slot.network());
    }
  }

  BatchNonces(List<BatchItem> items) {
    for (BatchItem item : items) {
      item.slot()
          .ifPresent(slot ->
              used.computeIfAbsent(Account.of(slot), _ -> new ArrayList<>()).add(slot.nonce()));
    }
  }

  /// Whether others of the batch use every nonce from the account's next one up to this.
  boolean leadUpTo(NonceSlot slot) {
    return slot.next().filter(next -> isFilled(nonces(slot), next, slot.nonce())).isPresent();
  }

  private static boolean isFilled(List<BigInteger> nonces, BigInteger from, BigInteger to) {
    long between =
        nonces.stream()
            .filter(nonce -> nonce.compareTo(from) >= 0 && nonce.compareTo(to) < 0)
            .distinct()
            .count();
    return to.subtract(from).equals(BigInteger.valueOf(between));
  }

  /// Whether more than one of the batch uses this nonce.
  boolean useTwice(NonceSlot slot) {
    return nonces(slot).stream().filter(slot.nonce()::equals).count() > 1;
  }

  private List<BigInteger> nonces(NonceSlot slot) {
    return used.getOrDefault(Account.of(slot), List.of());
  }
}
