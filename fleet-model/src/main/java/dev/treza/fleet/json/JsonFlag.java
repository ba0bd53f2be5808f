package dev.treza.fleet.json;

/// JSON `true` or `false`.
public record JsonFlag(boolean value) implements JsonValue {}
