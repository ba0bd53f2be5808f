package dev.treza.console.enclave;

import dev.treza.console.link.keyimport.ImportWish;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.NameRule;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.Metadata;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The form of an import. It knows where key and passphrase lie, and never what they are.
public final class ImportForm {
  private final ObjectProperty<KeyForm> form = new SimpleObjectProperty<>(KeyForm.RAW);
  private final ObjectProperty<Blockchain> blockchain =
      new SimpleObjectProperty<>(Blockchain.ETHEREUM);
  private final ObjectProperty<NetworkMode> network =
      new SimpleObjectProperty<>(NetworkMode.TESTNET);
  private final ObjectProperty<Optional<Path>> key = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> passphrase =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty path = new SimpleStringProperty("");
  private final StringProperty purpose = new SimpleStringProperty("");
  private final StringProperty metadata = new SimpleStringProperty("");

  ImportForm() {
    form.subscribe(chosen -> {
      boolean fits = chosen.blockchains().contains(blockchain.get());
      if (!fits || !EvmChain.speaksEvm(blockchain.get())) { // nobody is left with what is not built
        blockchain.set(chosen.blockchains().getFirst());
      }
    });
  }

  public ObjectProperty<KeyForm> formProperty() {
    return form;
  }

  public ObjectProperty<Blockchain> blockchainProperty() {
    return blockchain;
  }

  public ObjectProperty<NetworkMode> networkProperty() {
    return network;
  }

  /// The file that holds the key.
  public ObjectProperty<Optional<Path>> keyProperty() {
    return key;
  }

  /// The file that holds its passphrase.
  public ObjectProperty<Optional<Path>> passphraseProperty() {
    return passphrase;
  }

  public StringProperty pathProperty() {
    return path;
  }

  public StringProperty purposeProperty() {
    return purpose;
  }

  /// One `name=text` a line.
  public StringProperty metadataProperty() {
    return metadata;
  }

  void clear() {
    form.set(KeyForm.RAW);
    Stream.of(path, purpose, metadata).forEach(text -> text.set(""));
    forgetFiles();
  }

  /// After an import nobody shall import the same file again by mistake.
  void forgetFiles() {
    key.set(Optional.empty());
    passphrase.set(Optional.empty());
  }

  /// What is wanted. Refused, before anything is read: `KEY-CHAIN`, `IMP-FILE`, `IMP-PASSPHRASE`,
  /// `IMP-PATH`, `JSON-NAME`.
  Outcome<ImportWish> wish(Bytes nonce) {
    return refusal()
        .<Outcome<ImportWish>>map(Outcome::refused)
        .orElseGet(() -> metadata().then(more -> place().map(at -> wish(nonce, more, at))));
  }

  private ImportWish wish(Bytes nonce, Metadata more, Optional<DerivationPath> at) {
    return new ImportWish(
        blockchain.get(),
        network.get(),
        at,
        purpose(),
        more,
        nonce,
        key.get().map(Path::toString).orElse(""),
        passphraseFile().map(Path::toString));
  }

  private Optional<Refusal> refusal() {
    if (!EvmChain.speaksEvm(blockchain.get())) {
      return Optional.of(
          Refusal.of(AgentRefusal.KEY_CHAIN, blockchain.get().label() + " is not built yet"));
    }
    if (key.get().isEmpty()) {
      return Optional.of(Refusal.of(ImportRefusal.FILE, "no file is chosen"));
    }
    if (form.get().needsPassphrase() && passphraseFile().isEmpty()) {
      return Optional.of(
          Refusal.of(ImportRefusal.PASSPHRASE, "a keystore is not opened without one"));
    }
    return purpose()
        .flatMap(NameRule::fault)
        .map(fault -> Refusal.at(JsonRefusal.NAME, "purpose", fault));
  }

  private Optional<String> purpose() {
    return Optional.of(purpose.get().strip()).filter(text -> !text.isEmpty());
  }

  private Optional<Path> passphraseFile() {
    return form.get().mayHavePassphrase() ? passphrase.get() : Optional.empty();
  }

  private Outcome<Optional<DerivationPath>> place() {
    String text = path.get().strip();
    if (!form.get().hasPath() || text.isEmpty()) {
      return Outcome.accepted(Optional.empty());
    }
    return DerivationPath.parse(text)
        .map(found -> Outcome.accepted(Optional.of(found)))
        .orElseGet(() -> Outcome.refused(ImportRefusal.PATH, "a path is such as m/44'/60'/0'/0/0"));
  }

  private Outcome<Metadata> metadata() {
    Map<String, String> entries = new TreeMap<>();
    for (String line : metadata.get().lines().map(String::strip).toList()) {
      int sign = line.indexOf('=');
      if (sign < 0 && !line.isEmpty()) {
        return metadataFault("a line has no =");
      }
      if (!line.isEmpty()
          && entries.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip())
              != null) {
        return metadataFault("a name stands twice");
      }
    }
    return Metadata.fault(entries)
        .map(ImportForm::metadataFault)
        .orElseGet(() -> Outcome.accepted(new Metadata(new TreeMap<>(entries))));
  }

  private static Outcome<Metadata> metadataFault(String fault) {
    return Outcome.refused(Refusal.at(JsonRefusal.NAME, "metadata", fault));
  }
}
