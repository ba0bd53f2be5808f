package dev.treza.sdk;

/// The steps that bind a verified document to one connection, in their order, after those of
/// [dev.treza.fleet.attestation.VerificationStep].
public enum BindingStep {
  FORM("statement", "The statement is well-formed"),
  PURPOSE("purpose", "It was made for a channel"),
  REALM("realm", "It belongs to the realm of the trusted root"),
  ENCLAVE("enclave", "It is of the enclave asked for"),
  CHARTER_ROOT("charter-root", "It names the pinned charter root"),
  EXPORTER("exporter", "It was made for this very TLS connection");

  private final String id;
  private final String title;

  BindingStep(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// The stable id, for files and programs.
  public String id() {
    return id;
  }

  /// What holds if the step passes, in plain words.
  public String title() {
    return title;
  }
}
