package dev.treza.fleet.policy;

/// Why a rule does not cover an operation: the first of its conditions that does not hold.
///
/// @param sentence plain words, without full stop
public record Mismatch(Condition condition, String sentence) {}
