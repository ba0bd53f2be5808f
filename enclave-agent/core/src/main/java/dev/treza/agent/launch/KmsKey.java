package dev.treza.agent.launch;

import dev.treza.agent.aws.kms.KmsSealingKey;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.seal.SealException;
import dev.treza.agent.seal.SealingKey;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KeyPolicy;
import java.util.Optional;

/// The agent's port to the sealing key, over KMS. The context of a data key is KMS's encryption
/// context.
record KmsKey(KmsSealingKey key) implements SealingKey {
  @Override
  public Optional<Refusal> check() {
    return switch (key.check()) {
      case Accepted<KeyPolicy> _ -> Optional.empty();
      case Refused<KeyPolicy>(Refusal refusal) -> Optional.of(refusal);
    };
  }

  @Override
  public NewDataKey newDataKey(Bytes context) throws SealException {
    try {
      KmsSealingKey.DataKey made = require(key.newDataKey(object(context)));
      return new NewDataKey(made.clear(), made.sealed());
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a data key", e);
    }
  }

  @Override
  public SecretBuffer open(Bytes sealed, Bytes context) throws SealException {
    try {
      return require(key.open(sealed, object(context)));
    } catch (LockedMemoryException e) {
      throw new SealException("there is no locked memory for a data key", e);
    }
  }

  private static JsonObject object(Bytes context) throws SealException {
    return require(CanonicalJson.parse(context));
  }

  private static <T> T require(Outcome<T> outcome) throws SealException {
    return switch (outcome) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new SealException(refusal);
    };
  }
}
