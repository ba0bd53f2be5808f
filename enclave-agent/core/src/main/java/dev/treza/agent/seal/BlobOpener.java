package dev.treza.agent.seal;

import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.protocol.KmsBlob;
import java.util.Optional;

/// Opens keys that their owners encrypted with a KMS, under keys of their own (ADR 0015). Which
/// blob may be opened is decided by its approvals, not here; what is opened is handed on unjudged.
public interface BlobOpener {
  /// Why nothing that is under `key` can be opened here, if so. It can be told without asking
  /// anybody, so it is told before anything is recorded.
  Optional<Refusal> impossible(KeyArn key);

  /// The content of `blob`, which the caller closes. Refused: as [#impossible], `IMP-BLOB`,
  /// `KMS-*`.
  ///
  /// @throws SealException if locked memory cannot be had
  Outcome<SecretBuffer> open(KmsBlob blob) throws SealException;
}
