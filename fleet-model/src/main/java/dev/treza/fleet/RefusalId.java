package dev.treza.fleet;

/// A stable id for one reason to refuse, the same in specification, code, log, UI text and test.
/// Implemented by one enum per area (`AttestationRefusal`, `CharterRefusal`, …); the list of all of
/// them is `refusals.Refusals`, from which, and from the console's own, `docs/refusals.md` is
/// generated.
public interface RefusalId {
  /// The id people quote, such as `ATT-DEBUG`.
  String id();

  /// What it means, as one plain sentence.
  String sentence();

  /// What the person who meets it can do next, as one plain sentence.
  String nextStep();
}
