package dev.treza.console.credential.own;

/// A person's own credential, and the workshop that changes it.
public record OwnDesk(OwnCredential credential, CredentialWorkshop workshop) {}
