package dev.treza.agent.boot;

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

  /// The boot document, made once.
  ///
  /// @param root the charter root this boot found in its store
  /// @param state where this boot keeps its state
  AttestationReply boot(Phase phase, Optional<Digest> root, StateKeeping state)
      throws DeviceException {
    StatementHead head = new StatementHead(realm, phase, enclave, Optional.empty(), root, root);
    BootStatement statement =
        new BootStatement(head, keys.receipts().key(), state, keys.tls().publicKey());
    return document(statement, Optional.empty(), keys.receiptPublicKey());
  }

  /// A document for one TLS connection.
  AttestationReply channel(
      Phase phase,
      Digest boot,
      Optional<Digest> root,
      Optional<AuditPosition> audit,
      Bytes exporter,
      Bytes nonce)
      throws DeviceException {
    StatementHead head = new StatementHead(realm, phase, enclave, Optional.of(boot), root, root);
    return document(
        new ChannelStatement(head, exporter, audit), Optional.of(nonce), keys.tls().publicKey());
  }

  /// A document for an officer without a connection.
  ///
  /// @param request digest of what he decides
  /// @param nonce his own
  AttestationReply challenge(
      Phase phase, Digest boot, Optional<Digest> root, Digest request, Bytes nonce)
      throws DeviceException {
    StatementHead head = new StatementHead(realm, phase, enclave, Optional.of(boot), root, root);
    return document(
        new ChallengeStatement(head, request), Optional.of(nonce), keys.receiptPublicKey());
  }

  /// A document for one transport key of a serving agent.
  AttestationReply transport(Digest boot, Digest root, Digest importId, Bytes key)
      throws DeviceException {
    StatementHead head = serving(boot, root);
    return document(new TransportStatement(head, importId, key), Optional.empty(), key);
  }

  /// A document for one call to KMS. What KMS is told is the document alone.
  ///
  /// @param publicKey SubjectPublicKeyInfo (DER) of the RSA key to encrypt to
  Bytes kms(Digest boot, Digest root, Bytes publicKey) throws DeviceException {
    return document(new KmsStatement(serving(boot, root)), Optional.empty(), publicKey).document();
  }

  private StatementHead serving(Digest boot, Digest root) {
    return new StatementHead(
        realm, Phase.SERVING, enclave, Optional.of(boot), Optional.of(root), Optional.of(root));
  }

  private AttestationReply document(Statement statement, Optional<Bytes> nonce, Bytes publicKey)
      throws DeviceException {
    Bytes document =
        nsm.attest(Optional.of(statement.digest().value()), nonce, Optional.of(publicKey));
    return new AttestationReply(document, statement.encoded());
  }
}
