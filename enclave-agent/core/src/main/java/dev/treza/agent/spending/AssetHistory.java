package dev.treza.agent.spending;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was spent of one asset, in the order of time, with running sums so that a period is summed
/// by two look-ups. Not safe for threads: its owner locks.
final class AssetHistory {
  /// One payment, and the sum of it and all before.
  private record Payment(Instant time, BigInteger amount, BigInteger sum) {}

  private final List<Payment> payments = new ArrayList<>();

  void add(Instant time, BigInteger amount) {
    int index = until(time);
    payments.add(index, new Payment(time, amount, sumOf(index).add(amount)));
    sumAgain(index + 1);
  }

  /// Takes back one payment of this time and amount.
  void remove(Instant time, BigInteger amount) {
    for (int i = until(time) - 1; i >= 0 && payments.get(i).time.equals(time); i--) {
      if (payments.get(i).amount.equals(amount)) {
        payments.remove(i);
        sumAgain(i);
        return;
      }
    }
    throw new IllegalStateException("nothing of that time was spent");
  }

  /// Sum of what was spent after `after` and before `before`.
  BigInteger sum(Instant after, Instant before) {
    int from = until(after);
    return sumOf(Math.max(from, earlier(before))).subtract(sumOf(from));
  }

  long count(Instant after, Instant before) {
    return Math.max(0, earlier(before) - until(after));
  }

  private BigInteger sumOf(int count) {
    return count == 0 ? BigInteger.ZERO : payments.get(count - 1).sum;
  }

  private void sumAgain(int from) {
    for (int i = from; i < payments.size(); i++) {
      Payment payment = payments.get(i);
      payments.set(i, new Payment(payment.time, payment.amount, sumOf(i).add(payment.amount)));
    }
  }

  /// How many are not later than `time`.
  private int until(Instant time) {
    return first(time, true);
  }

  /// How many are earlier than `time`.
  private int earlier(Instant time) {
    return first(time, false);
  }

  private int first(Instant time, boolean after) {
    int low = 0;
    int high = payments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = payments.get(middle).time.compareTo(time);
      if (order < 0 || (after && order == 0)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
