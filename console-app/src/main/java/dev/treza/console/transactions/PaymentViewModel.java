package dev.treza.console.transactions;

import dev.treza.console.compose.Composition;
import dev.treza.console.compose.FeeLevel;
import dev.treza.console.compose.Payment;
import dev.treza.console.compose.Wish;
import dev.treza.console.shell.Tasks;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Networks;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.EvmChain;
import dev.treza.fleet.chain.evm.token.Token;
import dev.treza.fleet.chain.evm.token.TokenList;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The form of a payment, and what the user's node makes of it. As soon as anything in the form is
/// changed, what the node said is gone: nobody reviews a transaction beside another one's cost.
public final class PaymentViewModel {
  private final NodeDesk desk;
  private final Tasks tasks;
  private final ReadOnlyObjectProperty<Optional<WalletChoice>> payer;
  private final StringProperty to = new SimpleStringProperty("");
  private final StringProperty amount = new SimpleStringProperty("");
  private final StringProperty data = new SimpleStringProperty("");
  private final StringProperty nonce = new SimpleStringProperty("");
  private final StringProperty gasLimit = new SimpleStringProperty("");
  private final ObjectProperty<FeeLevel> level = new SimpleObjectProperty<>(FeeLevel.NORMAL);
  private final ObjectProperty<Optional<Network>> network =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Token>> token =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Network> networks = FXCollections.observableArrayList();
  private final ObservableList<Optional<Token>> assets = FXCollections.observableArrayList();
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Optional<Composition>> composition =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Refusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// Counts changes, so that an answer to what is no longer asked is thrown away.
  private long version;

  PaymentViewModel(
      NodeDesk desk, Tasks tasks, ReadOnlyObjectProperty<Optional<WalletChoice>> payer) {
    this.desk = desk;
    this.tasks = tasks;
    this.payer = payer;
    payer.subscribe(this::follow);
    network.subscribe(chosen -> assets.setAll(assets(chosen)));
    Stream.of(to, amount, data, nonce, gasLimit, level, network, token, payer)
        .forEach(property -> property.subscribe(this::stale));
  }

  public StringProperty toProperty() {
    return to;
  }

  public StringProperty amountProperty() {
    return amount;
  }

  public StringProperty dataProperty() {
    return data;
  }

  public StringProperty nonceProperty() {
    return nonce;
  }

  public StringProperty gasLimitProperty() {
    return gasLimit;
  }

  public ObjectProperty<FeeLevel> levelProperty() {
    return level;
  }

  public ObjectProperty<Optional<Network>> networkProperty() {
    return network;
  }

  /// What is sent; none is the network's currency.
  public ObjectProperty<Optional<Token>> tokenProperty() {
    return token;
  }

  /// The networks the chosen wallet is for.
  public ObservableList<Network> networks() {
    return networks;
  }

  /// The currency of the network and the tokens listed for it.
  public ObservableList<Optional<Token>> assets() {
    return assets;
  }

  /// What an asset is called.
  public String symbol(Optional<Token> asset) {
    return asset
        .map(Token::symbol)
        .or(() -> network.get().map(chosen -> chosen.currency().symbol()))
        .orElse("");
  }

  /// The names of the charter's address book for the wallet's blockchain.
  public List<String> names() {
    return payer
        .get()
        .map(choice ->
            choice.enclave().charter().addressBook().entries().stream()
                .filter(entry -> entry.blockchain() == choice.wallet().blockchain())
                .map(AddressBookEntry::name)
                .toList())
        .orElse(List.of());
  }

  /// Whether the node is being asked.
  public ReadOnlyBooleanProperty askingProperty() {
    return asking;
  }

  /// What the form comes to, until it is changed.
  public ReadOnlyObjectProperty<Optional<Composition>> compositionProperty() {
    return composition.getReadOnlyProperty();
  }

  /// Why it comes to nothing.
  public ReadOnlyObjectProperty<Optional<Refusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// Empties the form.
  void clear() {
    Stream.of(to, amount, data, nonce, gasLimit).forEach(text -> text.set(""));
    level.set(FeeLevel.NORMAL);
    token.set(Optional.empty());
  }

  /// Asks the node what the form comes to.
  public void prepare() {
    tasks.board().dismiss();
    if (network.get().isPresent() && payer.get().isPresent() && !asking.get()) {
      switch (wanted(payer.get().get(), network.get().get())) {
        case Outcome.Refused<Payment>(Refusal why) -> refuse(why);
        case Outcome.Accepted<Payment>(Payment payment) -> ask(payment);
      }
    }
  }

  private Outcome<Payment> wanted(WalletChoice choice, Network on) {
    return new Wish(
            to.get().strip(),
            amount.get().strip(),
            token.get().map(one -> one.address().checksummed()).orElse(""),
            data.get().strip(),
            level.get(),
            nonce.get().strip(),
            gasLimit.get().strip())
        .read(
            on,
            EvmAddress.ofPublicKey(choice.wallet().publicKey()),
            choice.enclave().charter().addressBook());
  }

  private void ask(Payment payment) {
    stale();
    long asked = version;
    asking.set(true);
    tasks.ask(
        "Asking the node of " + payment.network().name(),
        progress -> {
          progress.step("balance, nonce, fees, gas");
          return desk.compose(payment);
        },
        composed -> {
          asking.set(false);
          if (asked == version) {
            composition.set(Optional.of(composed));
          }
        },
        why -> {
          asking.set(false);
          if (asked == version) {
            tasks.board().dismiss(); // it is shown beside the form
            refuse(why);
          }
        });
  }

  private void refuse(Refusal why) {
    composition.set(Optional.empty());
    refusal.set(Optional.of(why));
  }

  private void stale() {
    version++;
    composition.set(Optional.empty());
    refusal.set(Optional.empty());
  }

  private void follow() {
    List<Network> now =
        payer
            .get()
            .map(choice ->
                Networks.known().stream()
                    .filter(one -> EvmChain.speaksEvm(one.blockchain()))
                    .filter(one -> one.blockchain() == choice.wallet().blockchain())
                    .filter(one -> one.mode() == choice.wallet().network())
                    .toList())
            .orElse(List.of());
    if (!now.equals(networks)) {
      networks.setAll(now);
      network.set(now.stream().findFirst());
    }
  }

  private static List<Optional<Token>> assets(Optional<Network> chosen) {
    List<Token> tokens =
        chosen.map(one -> TokenList.builtIn().on(new BigInteger(one.id()))).orElse(List.of());
    return Stream.concat(Stream.of(Optional.<Token>empty()), tokens.stream().map(Optional::of))
        .toList();
  }
}
