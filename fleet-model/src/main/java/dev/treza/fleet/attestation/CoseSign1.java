package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.util.List;

/// The signed envelope of an attestation document: COSE_Sign1 (RFC 9052 section 4.2) with ES384 and
/// nothing else. Its bytes never identify it, because ECDSA signatures are malleable: (r, n − s)
/// verifies where (r, s) does.
///
/// @param protectedHeader the received bytes of the protected header
/// @param payload the received bytes of the payload
/// @param signature r ‖ s, 48 bytes each
public record CoseSign1(Bytes protectedHeader, Bytes payload, Bytes signature) {
  static final int SIGNATURE_LENGTH = 96;
  static final int MAX_PAYLOAD = 16 * 1024;

  /// The canonical encoding of {1: -35}: the algorithm is ES384 (RFC 9053 section 2.1).
  static final Bytes ES384 = Bytes.hex("a1013822");

  private static final int TAG_COSE_SIGN1 = 0xd2;

  /// The CBOR item of `received`, without the tag 18 it may bear.
  static Outcome<CborItem> decode(Bytes received) {
    boolean tagged = !received.isEmpty() && received.at(0) == TAG_COSE_SIGN1;
    return decodeItem("", tagged ? received.slice(1, received.length()) : received);
  }

  static Outcome<CborItem> decodeItem(String within, Bytes cbor) {
    try {
      return Outcome.accepted(CborReader.read(cbor));
    } catch (CborException fault) {
      String place = within + "byte " + fault.offset();
      return Outcome.refused(Refusal.at(AttestationRefusal.MALFORMED, place, fault.reason()));
    }
  }

  static Outcome<CoseSign1> from(CborItem item) {
    if (!(item instanceof CborItem.Sequence(List<CborItem> parts)) || parts.size() != 4) {
      return Outcome.refused(
          AttestationRefusal.MALFORMED,
          "a document is an array of four parts; this is " + item.kind());
    }
    if (!parts.get(0).equals(new CborItem.Binary(ES384))) {
      return algorithm("the protected header is not exactly {1: -35}, which means ES384");
    }
    if (!(parts.get(1) instanceof CborItem.Dictionary unprotected)
        || !unprotected.entries().isEmpty()) {
      return algorithm("the unprotected header is not an empty map");
    }
    if (!(parts.get(2) instanceof CborItem.Binary(Bytes payload)) || payload.isEmpty()) {
      return Outcome.refused(AttestationRefusal.PAYLOAD, "there is no payload inside");
    }
    if (payload.length() > MAX_PAYLOAD) {
      return Outcome.refused(
          AttestationRefusal.SIZE,
          "the payload has " + payload.length() + " bytes, more than 16384");
    }
    if (!(parts.get(3) instanceof CborItem.Binary(Bytes signature))
        || signature.length() != SIGNATURE_LENGTH) {
      return Outcome.refused(AttestationRefusal.SIGNATURE, "the signature is not 96 bytes long");
    }
    return Outcome.accepted(new CoseSign1(ES384, payload, signature));
  }

  private static Outcome<CoseSign1> algorithm(String detail) {
    return Outcome.refused(AttestationRefusal.ALGORITHM, detail);
  }

  /// What was signed: the Sig_structure of RFC 9052 section 4.4 over the received bytes, without
  /// external data.
  public Bytes signedBytes() {
    return Bytes.hex("84")
        .concat(head(0x60, "Signature1".length()))
        .concat(Bytes.utf8("Signature1"))
        .concat(head(0x40, protectedHeader.length()))
        .concat(protectedHeader)
        .concat(head(0x40, 0))
        .concat(head(0x40, payload.length()))
        .concat(payload);
  }

  private static Bytes head(int major, int length) {
    if (length < 24) {
      return Bytes.of(new byte[] {(byte) (major | length)});
    }
    if (length < 0x100) {
      return Bytes.of(new byte[] {(byte) (major | 24), (byte) length});
    }
    return Bytes.of(new byte[] {(byte) (major | 25), (byte) (length >>> 8), (byte) length});
  }
}
