package dev.treza.fleet.deploy;

/// One value a field offers.
///
/// @param value what is stored and sent
/// @param label what people read
public record Option(String value, String label) {}
