package dev.treza.agent.nitro;

/** Removed with the first real class. */
final class Placeholder {}
