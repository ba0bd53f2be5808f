package dev.treza.fleet.json;

/// A JSON value as Treza's documents use it: no null and no fractions. Integers are [JsonText];
/// [JsonInteger] exists for the HTTP API and for documents of other standards, and is never signed.
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonFlag, JsonInteger {}
