package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.BlobOpener;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.transport.TransportKeys;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.wallet.ImportRefusal;
import java.util.Optional;

/// The two ways in which keys from elsewhere arrive: sealed to a transport key of this boot, or
/// encrypted by KMS. What comes out of either is the same and handled in one way.
record Arrivals(TransportKeys transports, BlobOpener blobs) {
  /// Why what a call brings cannot be opened, as far as that is known before it is recorded: its
  /// approvals stay good for the next try.
  Optional<Refusal> impossible(ImportCall call, Digest request) {
    if (call.blob().isPresent()) {
      return blobs.impossible(call.blob().get().key());
    }
    return call.sealed().isPresent() && transports.has(request)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                ImportRefusal.TRANSPORT,
                "none was asked for since the start, or too long ago, or no key"));
  }

  /// The key that `call` brings; the caller closes it. Refused: `IMP-TRANSPORT`, `IMP-SEALED`;
  /// `IMP-BLOB`, `IMP-KMS-KEY`, `IMP-NO-KMS`, `KMS-*`.
  Outcome<SecretBuffer> open(Authorised<ImportRequest> authorised, ImportCall call)
      throws SealException, LockedMemoryException {
    if (!authorised.task().blob().equals(call.blob().map(KmsBlob::named))) {
      throw new IllegalArgumentException("another blob was authorised");
    }
    return call.blob().isPresent()
        ? blobs.open(call.blob().get())
        : transports.open(authorised.request(), call.sealed().orElse(Bytes.EMPTY));
  }
}
