package dev.treza.console.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;

/// What a command sees of the world around it.
///
/// @param out for results
/// @param err for what went wrong in using it, and for progress
public record CommandContext(
    PrintWriter out, PrintWriter err, InstantSource clock, SecureRandom random) {}
