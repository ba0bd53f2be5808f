package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.display.FieldFormat;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import dev.treza.fleet.chain.evm.token.Token;
import java.math.BigInteger;
import java.util.Optional;

/// Writes amounts of currency and tokens. A token that is not in the list is named by its address,
/// its amounts are in smallest units, and a risk says so.
record TokenWriter(Findings findings) {
  String currency(String label, BigInteger wei) {
    Denomination currency = findings.context().network().currency();
    findings.amount(label, wei, currency);
    return words(wei, currency);
  }

  String amount(
      String label,
      BigInteger units,
      FieldFormat.TokenAmount format,
      Scope scope,
      int index,
      int count) {
    Optional<EvmAddress> token = format.token().flatMap(ref -> scope.address(ref, index, count));
    BigInteger chain =
        format
            .chainId()
            .flatMap(ref -> scope.whole(ref, index, count))
            .orElseGet(() -> scope.surrounding().chainId());
    boolean above = format.threshold().filter(most -> units.compareTo(most) >= 0).isPresent();
    if (token.filter(format.nativeCurrency()::contains).isPresent()) {
      Denomination currency = findings.context().network().currency();
      return above
          ? message(label, units, format.message(), currency.symbol(), currency.smallest())
          : currency(label, units);
    }
    Optional<Token> known = token.flatMap(address -> find(chain, address));
    if (above) {
      String smallest = token.map(a -> "smallest units of " + a).orElse("smallest units");
      String name = known.map(Token::symbol).orElseGet(() -> unknown(token));
      return message(label, units, format.message(), name, smallest);
    }
    return known
        .map(one -> amount(label, units, one.denomination()))
        .orElseGet(() -> text(label, units + " smallest units of " + unknown(token)));
  }

  /// An amount that somebody may take later.
  String allowance(String label, BigInteger units, Optional<EvmAddress> token) {
    Optional<Token> known = token.flatMap(this::find);
    if (Allowances.isUnlimited(units, known)) {
      String smallest = token.map(a -> "smallest units of " + a).orElse("smallest units");
      String name = known.map(Token::symbol).orElseGet(() -> unknown(token));
      return message(label, units, "an unlimited amount of", name, smallest);
    }
    return known
        .map(one -> amount(label, units, one.denomination()))
        .orElseGet(() -> text(label, units + " smallest units of " + unknown(token)));
  }

  /// An amount, or the id of one token: which, the token's own contract decides.
  String units(String label, BigInteger units, Optional<EvmAddress> token) {
    return token
        .flatMap(this::find)
        .map(known -> amount(label, units, known.denomination()))
        .orElseGet(() ->
            text(
                label,
                units + " smallest units, or the token of that number, of " + unknown(token)));
  }

  /// One token of a collection.
  String one(String label, BigInteger id, Optional<EvmAddress> collection) {
    return text(label, id + collection.map(address -> " of collection " + address).orElse(""));
  }

  boolean isKnown(EvmAddress token) {
    return find(token).isPresent();
  }

  Optional<Token> find(EvmAddress token) {
    return find(findings.context().chainId(), token);
  }

  String ticker(String label, EvmAddress token, Optional<BigInteger> chain) {
    Optional<Token> known = find(chain.orElseGet(findings.context()::chainId), token);
    return text(
        label,
        known
            .map(one -> one.symbol() + " (" + token + ")")
            .orElseGet(() -> unknown(Optional.of(token))));
  }

  private Optional<Token> find(BigInteger chain, EvmAddress address) {
    return findings.context().tokens().find(chain, address);
  }

  private String amount(String label, BigInteger units, Denomination denomination) {
    findings.amount(label, units, denomination);
    return words(units, denomination);
  }

  private String message(
      String label, BigInteger units, String message, String name, String smallest) {
    findings.text(label, message + " " + name + " (" + units + " " + smallest + ")");
    return message + " " + name;
  }

  private String unknown(Optional<EvmAddress> token) {
    findings.raise(EvmRisk.TOKEN_UNKNOWN);
    return token.map(address -> "unknown token " + address).orElse("an unknown token");
  }

  private String text(String label, String text) {
    findings.text(label, text);
    return text;
  }

  private static String words(BigInteger units, Denomination denomination) {
    return denomination.whole(units) + " " + denomination.symbol();
  }
}
