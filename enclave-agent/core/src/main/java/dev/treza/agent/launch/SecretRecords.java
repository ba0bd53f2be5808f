package dev.treza.agent.launch;

import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.secrets.SecretsClient;
import dev.treza.agent.store.SealedRecords;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.charter.Charter;
import java.util.Optional;

/// Sealed records as secrets of AWS Secrets Manager. Their names follow from namespace, charter
/// root, wallet and version, so that installations that share an account share no name.
final class SecretRecords implements SealedRecords {
  private final SecretsClient secrets;
  private final String prefix;

  SecretRecords(SecretsClient secrets, Charter root) {
    this.secrets = secrets;
    this.prefix = "treza/" + root.namespace() + "/" + root.digest().hex() + "/";
  }

  @Override
  public void put(String name, Bytes sealed) throws StoreException {
    try {
      secrets.put(prefix + name, sealed);
    } catch (AwsException e) {
      throw new StoreException("Secrets Manager did not store " + name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Bytes> get(String name) throws StoreException {
    try {
      return secrets.get(prefix + name);
    } catch (AwsException e) {
      throw new StoreException("Secrets Manager did not give " + name + ": " + e.getMessage(), e);
    }
  }
}
