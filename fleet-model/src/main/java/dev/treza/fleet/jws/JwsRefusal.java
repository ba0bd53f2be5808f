package dev.treza.fleet.jws;

import dev.treza.fleet.RefusalId;

/// Why a signed document or a public key is refused (rules `JWS-*`, `CHR-KEY-TWICE`).
public enum JwsRefusal implements RefusalId {
  FORM(
      "JWS-FORM",
      "The signed document is not a compact JWS of three parts.",
      "Send it as the signing program wrote it, in one line."),
  BASE64(
      "JWS-BASE64",
      "A part of the signed document is not the one unpadded Base64url form of its bytes.",
      "Send it as the signing program wrote it, without re-encoding."),
  HEADER(
      "JWS-HEADER",
      "The protected header is not exactly alg, kid and typ in canonical form.",
      "Sign with a program that writes this header and nothing else in it."),
  TYP(
      "JWS-TYP",
      "The document was signed as another kind than the one expected, or its payload says so.",
      "Check that the right document was sent to the right place."),
  KEY_UNKNOWN(
      "JWS-KEY-UNKNOWN",
      "No key with this thumbprint may sign here.",
      "Check which credential signed, and whether the charter names it."),
  ALG(
      "JWS-ALG",
      "The algorithm is not the one that belongs to the signing key.",
      "Sign with ES256 for a P-256 key and EdDSA for an Ed25519 key."),
  SIGNATURE(
      "JWS-SIGNATURE",
      "The signature is malformed, out of range or not made by this key over this document.",
      "Do not trust the document; ask the signer for it again."),
  KEY_POINT(
      "KEY-POINT",
      "The public key is not a proper point: off the curve, not in its one encoding, or of small or mixed order.",
      "Make a new key; do not use the credential that gave this one.");

  private final String id;
  private final String sentence;
  private final String nextStep;

  JwsRefusal(String id, String sentence, String nextStep) {
    this.id = id;
    this.sentence = sentence;
    this.nextStep = nextStep;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
