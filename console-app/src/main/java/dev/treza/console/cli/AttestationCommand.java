package dev.treza.console.cli;

import picocli.CommandLine.Command;

/// `attestation`: what enclaves prove about themselves.
@Command(
    name = "attestation",
    mixinStandardHelpOptions = true,
    description = "Verify what enclaves prove about themselves.")
final class AttestationCommand {}
