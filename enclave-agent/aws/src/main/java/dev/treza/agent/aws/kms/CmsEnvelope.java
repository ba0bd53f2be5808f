package dev.treza.agent.aws.kms;

import static dev.treza.agent.aws.kms.BerItem.CONSTRUCTED;
import static dev.treza.agent.aws.kms.BerItem.INTEGER;
import static dev.treza.agent.aws.kms.BerItem.NULL;
import static dev.treza.agent.aws.kms.BerItem.OBJECT_ID;
import static dev.treza.agent.aws.kms.BerItem.OCTETS;
import static dev.treza.agent.aws.kms.BerItem.SEQUENCE;
import static dev.treza.agent.aws.kms.BerItem.SET;
import static dev.treza.agent.aws.kms.BerItem.context;

import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Optional;

/// What KMS sends to an attested recipient, `CiphertextForRecipient`: CMS EnvelopedData (RFC 5652
/// section 6) with exactly one recipient, RSAES-OAEP with SHA-256 (RFC 8017), AES-256-CBC. Nothing
/// else is read. It proves nothing of its sender.
///
/// @param encryptedKey the content-encryption key
/// @param iv 16 bytes
record CmsEnvelope(Bytes encryptedKey, Bytes iv, Bytes content) {
  private static final Bytes ENVELOPED_DATA = Bytes.hex("2a864886f70d010703");
  private static final Bytes DATA = Bytes.hex("2a864886f70d010701");
  private static final Bytes RSAES_OAEP = Bytes.hex("2a864886f70d010107");
  private static final Bytes MGF1 = Bytes.hex("2a864886f70d010108");
  private static final Bytes SHA256 = Bytes.hex("608648016503040201");
  private static final Bytes AES256_CBC = Bytes.hex("60864801650304012a");
  private static final Bytes VERSION_2 = Bytes.hex("02");

  /// Reads an envelope; nothing if it is not one to this recipient, for whatever reason.
  ///
  /// @param recipient the key identifier: SHA-256 of the recipient's SubjectPublicKeyInfo
  static Optional<CmsEnvelope> read(Bytes ber, Bytes recipient) {
    try {
      return Optional.of(contentInfo(BerReader.read(ber), recipient));
    } catch (BerException otherwise) {
      return Optional.empty();
    }
  }

  private static CmsEnvelope contentInfo(BerItem item, Bytes recipient) throws BerException {
    List<BerItem> info = item.parts(SEQUENCE, 2);
    info.getFirst().require(OBJECT_ID, ENVELOPED_DATA);
    BerItem explicit = info.getLast().parts(context(0) | CONSTRUCTED, 1).getFirst();
    List<BerItem> enveloped = explicit.parts(SEQUENCE, 3);
    enveloped.getFirst().require(INTEGER, VERSION_2);
    BerItem only = enveloped.get(1).parts(SET, 1).getFirst();
    return content(enveloped.getLast(), encryptedKey(only, recipient));
  }

  /// KeyTransRecipientInfo.
  private static Bytes encryptedKey(BerItem item, Bytes recipient) throws BerException {
    List<BerItem> info = item.parts(SEQUENCE, 4);
    info.getFirst().require(INTEGER, VERSION_2);
    info.get(1).require(context(0), recipient);
    oaep(info.get(2));
    return info.getLast().content(OCTETS);
  }

  private static void oaep(BerItem item) throws BerException {
    List<BerItem> algorithm = item.parts(SEQUENCE, 2);
    algorithm.getFirst().require(OBJECT_ID, RSAES_OAEP);
    List<BerItem> parameters = algorithm.getLast().parts(SEQUENCE, 2);
    sha256(parameters.getFirst().parts(context(0) | CONSTRUCTED, 1).getFirst());
    BerItem mask = parameters.getLast().parts(context(1) | CONSTRUCTED, 1).getFirst();
    List<BerItem> mgf = mask.parts(SEQUENCE, 2);
    mgf.getFirst().require(OBJECT_ID, MGF1);
    sha256(mgf.getLast());
  }

  /// RFC 5754 section 2: without parameters, or with NULL.
  private static void sha256(BerItem item) throws BerException {
    List<BerItem> algorithm = item.parts(SEQUENCE, 1, 2);
    algorithm.getFirst().require(OBJECT_ID, SHA256);
    if (algorithm.size() == 2) {
      algorithm.getLast().require(NULL, Bytes.EMPTY);
    }
  }

  /// EncryptedContentInfo.
  private static CmsEnvelope content(BerItem item, Bytes encryptedKey) throws BerException {
    List<BerItem> info = item.parts(SEQUENCE, 3);
    info.getFirst().require(OBJECT_ID, DATA);
    List<BerItem> algorithm = info.get(1).parts(SEQUENCE, 2);
    algorithm.getFirst().require(OBJECT_ID, AES256_CBC);
    return new CmsEnvelope(
        encryptedKey, algorithm.getLast().content(OCTETS), octets(info.getLast()));
  }

  /// An implicit OCTET STRING, in one piece or in several.
  private static Bytes octets(BerItem item) throws BerException {
    if (item.tag() == context(0)) {
      return item.content();
    }
    Bytes joined = Bytes.EMPTY;
    for (BerItem part : item.parts(context(0) | CONSTRUCTED, 1, Integer.MAX_VALUE)) {
      joined = joined.concat(part.content(OCTETS));
    }
    return joined;
  }
}
