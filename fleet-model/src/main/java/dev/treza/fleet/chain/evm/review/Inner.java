package dev.treza.fleet.chain.evm.review;

/// Something that lies inside a call and is reviewed like one.
@FunctionalInterface
interface Inner {
  /// Writes what it does, and says it in one sentence without full stop.
  String review(Findings findings, int depth);
}
