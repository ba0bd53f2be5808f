package dev.treza.agent.crypto;

/** Removed with the first real class. */
final class Placeholder {}
