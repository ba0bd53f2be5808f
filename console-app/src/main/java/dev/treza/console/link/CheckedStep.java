package dev.treza.console.link;

import dev.treza.fleet.attestation.StepOutcome;

/// One step of the verification of a connection, beyond those of the document.
///
/// @param title what holds if it passes, in plain words
public record CheckedStep(String id, String title, StepOutcome outcome) {}
