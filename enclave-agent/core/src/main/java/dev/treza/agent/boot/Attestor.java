package dev.treza.agent.boot;

import dev.treza.agent.charter.Founded;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChallengeStatement;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.KmsStatement;
import dev.treza.fleet.protocol.Phase;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.fleet.protocol.TransportStatement;
import java.util.Optional;

/// Makes attestation documents over statements (rule `ATT-USE`): one document, one use.
final class Attestor {
  private final NsmDevice nsm;
  private final Realm realm;
  private final String enclave;
  private final BootKeys keys;

  Attestor(NsmDevice nsm, Realm realm, String enclave, BootKeys keys) {
    this.nsm = nsm;
    this.realm = realm;
    this.enclave = enclave;
    this.keys = keys;
  }

  /// The charters a boot is bound to: the root in PCR16, and the one in force.
  record Bound(Digest root, Digest charter) {
    static Bound of(Founded founded) {
      return new Bound(founded.root().digest(), founded.charter().digest());
    }
  }

  /// The boot document, made once.
  ///
  /// @param bound the charters this boot found in its store
  /// @param state where this boot keeps its state
  AttestationReply boot(Phase phase, Optional<Bound> bound, StateKeeping state)
      throws DeviceException {
    StatementHead head = head(phase, Optional.empty(), bound);
    BootStatement statement =
        new BootStatement(head, keys.receipts().key(), state, keys.tls().publicKey());
    return document(statement, Optional.empty(), keys.receiptPublicKey());
  }

  /// A document for one TLS connection.
  AttestationReply channel(
      Phase phase,
      Digest boot,
      Optional<Bound> bound,
      Optional<AuditPosition> audit,
      Bytes exporter,
      Bytes nonce)
      throws DeviceException {
    StatementHead head = head(phase, Optional.of(boot), bound);
    return document(
        new ChannelStatement(head, exporter, audit), Optional.of(nonce), keys.tls().publicKey());
  }

  /// A document for an officer without a connection.
  ///
  /// @param request digest of what he decides
  /// @param nonce his own
  AttestationReply challenge(
      Phase phase, Digest boot, Optional<Bound> bound, Digest request, Bytes nonce)
      throws DeviceException {
    StatementHead head = head(phase, Optional.of(boot), bound);
    return document(
        new ChallengeStatement(head, request), Optional.of(nonce), keys.receiptPublicKey());
  }

  /// A document for one transport key of a serving agent.
  AttestationReply transport(Digest boot, Bound bound, Digest importId, Bytes key)
      throws DeviceException {
    StatementHead head = serving(boot, bound);
    return document(new TransportStatement(head, importId, key), Optional.empty(), key);
  }

  /// A document for one call to KMS. What KMS is told is the document alone.
  ///
  /// @param publicKey SubjectPublicKeyInfo (DER) of the RSA key to encrypt to
  Bytes kms(Digest boot, Bound bound, Bytes publicKey) throws DeviceException {
    return document(new KmsStatement(serving(boot, bound)), Optional.empty(), publicKey).document();
  }

  private StatementHead serving(Digest boot, Bound bound) {
    return head(Phase.SERVING, Optional.of(boot), Optional.of(bound));
  }

  private StatementHead head(Phase phase, Optional<Digest> boot, Optional<Bound> bound) {
    return new StatementHead(
        realm, phase, enclave, boot, bound.map(Bound::root), bound.map(Bound::charter));
  }

  private AttestationReply document(Statement statement, Optional<Bytes> nonce, Bytes publicKey)
      throws DeviceException {
    Bytes document =
        nsm.attest(Optional.of(statement.digest().value()), nonce, Optional.of(publicKey));
    return new AttestationReply(document, statement.encoded());
  }
}
