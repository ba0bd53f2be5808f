package dev.treza.agent.launch;

import dev.treza.agent.aws.kms.KmsImports;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.BlobOpener;
import dev.treza.agent.seal.SealException;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.KmsBlob;
import java.util.Optional;

/// The agent's port to keys that arrive encrypted, over KMS.
///
/// @param context the encryption context of all of them
record KmsBlobs(KmsImports kms, JsonObject context) implements BlobOpener {
  @Override
  public Optional<Refusal> impossible(KeyArn key) {
    return kms.impossible(key);
  }

  @Override
  public Outcome<SecretBuffer> open(KmsBlob blob) throws SealException {
    try {
      return kms.open(blob.key(), blob.ciphertext(), context);
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for the key that arrived", e);
    }
  }
}
