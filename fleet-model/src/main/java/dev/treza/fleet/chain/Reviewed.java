package dev.treza.fleet.chain;

/// What one decoding of a request gives: what people approve, and what policies judge.
public record Reviewed(Review review, Actions actions) {}
