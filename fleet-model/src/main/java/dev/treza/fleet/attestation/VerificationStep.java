package dev.treza.fleet.attestation;

/// The steps of verification in their order; after the first that fails none is reached.
public enum VerificationStep {
  SIZE("size", "The document is not too large"),
  ENCODING("encoding", "It is well-formed, with nothing left over"),
  ENVELOPE("envelope", "It is signed in the one form Nitro uses"),
  PAYLOAD("payload", "Its fields keep the rules AWS sets"),
  CHAIN("chain", "Its certificates lead to the pinned root"),
  VALIDITY("validity", "Its certificates are valid at the time judged for"),
  NAME("name", "Its certificate was issued to the enclave it names"),
  SIGNATURE("signature", "Its signature is right"),
  FRESHNESS("freshness", "It was made just now"),
  NONCE("nonce", "It answers this check's own random number"),
  DEBUG("debug", "The enclave is not in debug mode"),
  MEASUREMENTS("measurements", "The enclave runs an expected image"),
  ROOT("root", "The enclave is bound to the pinned charter root"),
  PCR_LOCK("pcr-lock", "The registers that must stay zero are zero"),
  PLACE("place", "The enclave runs where the charter says"),
  PUBLIC_KEY("public-key", "It vouches for the key in use"),
  USE("use", "It was made for the statement shown with it");

  private final String id;
  private final String title;

  VerificationStep(String id, String title) {
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
