package dev.treza.sdk.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How long the same thing took, again and again.
final class Times {
  private final List<Long> nanos;

  Times() {
    this(new ArrayList<>());
  }

  private Times(List<Long> nanos) {
    this.nanos = nanos;
  }

  void take(Runnable work) {
    long start = System.nanoTime();
    work.run();
    nanos.add(System.nanoTime() - start);
  }

  /// Without the first ones.
  Times from(int first) {
    return new Times(nanos.subList(first, nanos.size()));
  }

  /// The median of what each took divided by what its partner took.
  double medianRatio(Times partners) {
    return IntStream.range(0, nanos.size())
        .mapToDouble(i -> (double) nanos.get(i) / partners.nanos.get(i))
        .sorted()
        .skip(nanos.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /// In milliseconds.
  double median() {
    return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
  }

  @Override
  public String toString() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "n %d, p50 %.2f ms, p99 %.2f ms",
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6);
  }
}
