package dev.treza.console.compose;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.fleet.chain.evm.token.Token;
import dev.treza.fleet.chain.evm.token.TokenList;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A payment as a person writes it; an empty text says nothing.
///
/// @param to an address, or a name of the address book
/// @param amount in whole units of what is sent
/// @param token its symbol or contract; empty for the network's currency
/// @param data `0x` and hexadecimal digits
public record Wish(
    String to,
    String amount,
    String token,
    String data,
    FeeLevel level,
    String nonce,
    String gasLimit) {
  private static final Pattern DATA = Pattern.compile("0x([0-9a-fA-F]{2})*");
  private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,19}");

  /// Refused: `CMP-RECIPIENT`, `CMP-TOKEN`, `TX-ADDRESS`, `TX-CHECKSUM`, `TX-FIELD`, `TX-RANGE`,
  /// with the field as place.
  public Outcome<Payment> read(Network network, EvmAddress from, AddressBook book) {
    return Halt.outcome(() -> {
      Optional<Token> sent = token.isEmpty() ? Optional.empty() : Optional.of(token(network));
      Bytes call = call();
      Optional<EvmAddress> recipient = recipient(book, network.blockchain(), call, sent);
      BigInteger whole =
          Halt.need(
              "value",
              sent.map(Token::denomination)
                  .orElse(network.currency())
                  .parse(amount.isEmpty() && !call.isEmpty() ? "0" : amount));
      if (whole.bitLength() > 256) {
        throw new Halt(Refusal.at(TransactionRefusal.RANGE, "value", "above 256 bits"));
      }
      return new Payment(
          network,
          from,
          recipient,
          sent,
          whole,
          call,
          level,
          count("nonce", nonce),
          count("gasLimit", gasLimit));
    });
  }

  private Optional<EvmAddress> recipient(
      AddressBook book, Blockchain blockchain, Bytes call, Optional<Token> sent) throws Halt {
    if (to.isEmpty() && !call.isEmpty() && sent.isEmpty()) {
      return Optional.empty(); // creates a contract
    }
    String address = to.startsWith("0x") ? to : named(book, blockchain);
    return Optional.of(Halt.need("to", EvmAddress.parse(address)));
  }

  private String named(AddressBook book, Blockchain blockchain) throws Halt {
    List<AddressBookEntry> found =
        book.entries().stream()
            .filter(entry -> entry.blockchain() == blockchain && entry.name().equals(to))
            .toList();
    if (found.size() != 1) {
      throw new Halt(
          Refusal.at(ComposeRefusal.RECIPIENT, "to", found.size() + " entries have this name"));
    }
    return found.getFirst().address();
  }

  private Token token(Network network) throws Halt {
    if (!data.isEmpty()) {
      throw new Halt(
          Refusal.at(
              TransactionRefusal.FIELD, "data", "a token is sent without data of one's own"));
    }
    List<Token> listed = TokenList.builtIn().on(new BigInteger(network.id()));
    List<Token> found =
        token.startsWith("0x")
            ? contract(listed, Halt.need("token", EvmAddress.parse(token)))
            : listed.stream().filter(one -> one.symbol().equals(token)).toList();
    if (found.size() != 1) {
      throw new Halt(
          Refusal.at(
              ComposeRefusal.TOKEN,
              "token",
              "on %s there are %s"
                  .formatted(
                      network.name(),
                      listed.isEmpty()
                          ? "none"
                          : String.join(", ", listed.stream().map(Token::symbol).toList()))));
    }
    return found.getFirst();
  }

  private static List<Token> contract(List<Token> listed, EvmAddress address) {
    return listed.stream().filter(one -> one.address().equals(address)).toList();
  }

  private Bytes call() throws Halt {
    if (data.isEmpty()) {
      return Bytes.EMPTY;
    }
    if (!DATA.matcher(data).matches()) {
      throw new Halt(
          Refusal.at(TransactionRefusal.FIELD, "data", "it is not 0x and pairs of digits"));
    }
    return Bytes.hex(data.substring(2));
  }

  private static Optional<BigInteger> count(String field, String text) throws Halt {
    if (!text.isEmpty() && !COUNT.matcher(text).matches()) {
      throw new Halt(Refusal.at(TransactionRefusal.FIELD, field, "it is no whole number"));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigInteger(text));
  }
}
