package dev.treza.console.credential.own;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.credential.CredentialRefusal;
import dev.treza.console.credential.OfficerFile;
import dev.treza.console.credential.Passphrase;
import dev.treza.console.store.AtomicFiles;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.sdk.ClientIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;

/// The keys by which programs on this computer are clients of enclaves, each in a file of its own
/// that is encrypted as an officer's is. A file holds no certificate worth keeping: the charter
/// names the key, so the certificate is made anew for each connection.
public final class ClientKeys {
  private final ConsoleHome home;
  private final SecureRandom random;

  ClientKeys(ConsoleHome home, SecureRandom random) {
    this.home = home;
    this.random = random;
  }

  /// Makes a P-256 key. Refused: `CRED-EXISTS`, `CRED-PASSPHRASE-FORM`.
  ///
  /// @param id by which the charter will name the client
  public Outcome<ClientIdentity> create(String id, Passphrase secret) throws ConsoleException {
    if (AtomicFiles.read(file(id)).isPresent()) {
      return Outcome.refused(CredentialRefusal.EXISTS, file(id) + " is there");
    }
    return switch (secret.strong()) {
      case Outcome.Refused<Passphrase>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<Passphrase>(Passphrase strong) -> {
        KeyPair keys = newKeys();
        ConsoleHome.privateFolder(home.clients());
        AtomicFiles.write(file(id), OfficerFile.write(keys, id, strong, random));
        yield Outcome.accepted(identity(keys, id));
      }
    };
  }

  /// The client's key. Refused: `CRED-NONE`, `CRED-FILE`, `CRED-PASSPHRASE`.
  public Outcome<ClientIdentity> open(String id, Passphrase secret) throws ConsoleException {
    Optional<Bytes> content = AtomicFiles.read(file(id));
    if (content.isEmpty()) {
      return Outcome.refused(
          CredentialRefusal.NONE, "no client " + id + " is here; treza auth login makes one");
    }
    return switch (OfficerFile.read(content.get(), secret)) {
      case Outcome.Refused<KeyPair>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<KeyPair>(KeyPair keys) -> Outcome.accepted(identity(keys, id));
    };
  }

  private Path file(String id) {
    return home.clients().resolve(id + ".p12");
  }

  private KeyPair newKeys() throws ConsoleException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException fault) {
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "no key can be made", fault);
    }
  }

  private ClientIdentity identity(KeyPair keys, String id) throws ConsoleException {
    try {
      return ClientIdentity.of(keys, id, random);
    } catch (GeneralSecurityException | IOException fault) {
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "the key cannot be used", fault);
    }
  }
}
