package dev.treza.agent.simulator.aws.kms;

import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.store.StateStore;
import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The keys of the simulated account, kept in a state store.
final class Keys {
  private static final String PREFIX = "kms/";

  private final StateStore store;

  Keys(StateStore store) {
    this.store = store;
  }

  void create(KeyRecord key) throws StoreException {
    if (!store.write(
        List.of(Write.create(PREFIX + key.arn().keyId(), CanonicalJson.encode(key.toJson()))))) {
      throw new StoreException("a key of this id exists");
    }
  }

  /// The key that `id` names: its ARN or its id.
  KeyRecord named(String id) throws AwsError, StoreException {
    String keyId = KeyArn.parse(id).map(KeyArn::keyId).orElse(id);
    Optional<Versioned> stored = store.read(PREFIX + keyId);
    if (stored.isPresent()) {
      KeyRecord key = read(stored.get());
      if (id.equals(keyId) || id.equals(key.arn().toString())) {
        return key;
      }
    }
    throw new AwsError("NotFoundException", "Key '" + id + "' does not exist");
  }

  void change(KeyRecord key, UnaryOperator<KeyRecord> change) throws AwsError, StoreException {
    String name = PREFIX + key.arn().keyId();
    long version = store.read(name).map(Versioned::version).orElse(0L);
    Write write = new Write(name, version, CanonicalJson.encode(change.apply(key).toJson()));
    if (!store.write(List.of(write))) {
      throw new AwsError("ConflictException", "the key was changed in the same moment");
    }
  }

  private static KeyRecord read(Versioned stored) throws StoreException {
    return switch (JsonFields.decode(stored.value(), KeyRecord::read)) {
      case Accepted<KeyRecord>(KeyRecord key) -> key;
      case Refused<KeyRecord>(Refusal refusal) -> throw new StoreException(refusal.line());
    };
  }
}
