package dev.treza.fleet.jws;

import java.util.Optional;
import java.util.stream.Stream;

/// The closed list of what is signed: the header's `typ` (RFC 7515 section 4.1.9) and, equal to it,
/// the payload's `kind`. It keeps a signature given for one purpose from serving another.
public enum JwsType {
  GENESIS("genesis"),
  APPROVAL("approval"),
  CHARTER_AMENDMENT("charter-amendment"),
  /// Suspends an officer, client or wallet, or lifts that.
  SUSPENSION("suspension"),
  RECEIPT("receipt"),
  /// Where an officer saw an audit chain stand.
  AUDIT_HEAD("audit-head"),
  ENTRY("entry"),
  SHARE_RELEASE("share-release"),
  SHARE_HELD("share-held"),
  RELEASE("release"),
  /// An officer says who he is and with which keys (TRUST section 3).
  ENROLMENT("enrolment"),
  /// A newly named key signs the charter that names it (rule `CHR-POSSESSION`).
  POSSESSION("possession"),
  /// Lets a held key sign (TRUST section 7).
  KEY_RELEASE("key-release");

  private final String text;

  JwsType(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// The type that `text` names, or nothing if it names none.
  public static Optional<JwsType> parse(String text) {
    return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
  }
}
