package dev.treza.console.payments;

import dev.treza.console.link.KnownEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The wallets that payments of a file may name.
///
/// @param payers wallets of verified enclaves
public record Payers(List<Payer> payers) {
  /// A wallet and the enclave that holds it.
  public record Payer(KnownEnclave enclave, Wallet wallet) {}

  public Payers {
    payers = List.copyOf(payers);
  }

  public static Payers of(KnownEnclave enclave, List<Wallet> wallets) {
    return new Payers(wallets.stream().map(wallet -> new Payer(enclave, wallet)).toList());
  }

  /// The payer that `id` names. Refused: `PAY-WALLET`.
  Outcome<Payer> find(String id) {
    return payers.stream()
        .filter(payer -> payer.wallet().id().equals(id))
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                PaymentRefusal.WALLET, id.isEmpty() ? "no wallet is named" : "no wallet " + id));
  }

  /// The one enclave whose wallets the lines name. Refused: `PAY-WALLET` if none is known,
  /// `PAY-ENCLAVE` if there are several.
  Outcome<KnownEnclave> enclave(List<PaymentLine> lines) {
    List<KnownEnclave> named = new ArrayList<>();
    for (PaymentLine line : lines) {
      Optional<KnownEnclave> one =
          payers.stream()
              .filter(payer -> payer.wallet().id().equals(line.text(PaymentColumn.WALLET)))
              .map(Payer::enclave)
              .findFirst();
      one.filter(enclave -> named.stream().noneMatch(enclave::pinsTheSameAs)).ifPresent(named::add);
    }
    return switch (named.size()) {
      case 0 ->
          Outcome.refused(
              PaymentRefusal.WALLET,
              "none of the file's; there are "
                  + (payers.isEmpty()
                      ? "none"
                      : String.join(
                          ", ", payers.stream().map(payer -> payer.wallet().id()).toList())));
      case 1 -> Outcome.accepted(named.getFirst());
      default ->
          Outcome.refused(
              PaymentRefusal.ENCLAVE,
              String.join(", ", named.stream().map(KnownEnclave::id).toList()));
    };
  }
}
