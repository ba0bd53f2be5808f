package dev.treza.fleet.chain.evm.token;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmAddress;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tokens that are known: a text of lines `chainId address symbol decimals`, and comments after
/// `#`. Addresses carry their checksum (EIP-55), so that a mistyped one is no token at all.
public final class TokenList {
  private static final Pattern LINE =
      Pattern.compile(
          "([1-9][0-9]{0,18}) (0x[0-9a-fA-F]{40}) ([A-Za-z0-9.₮]{1,16})"
              + " (0|[1-9]|[12][0-9]|3[0-6])");
  private static final TokenList BUILT_IN = load();

  private final Digest digest;
  private final Map<Key, Token> tokens;

  private record Key(BigInteger chainId, EvmAddress address) {}

  private TokenList(Digest digest, Map<Key, Token> tokens) {
    this.digest = digest;
    this.tokens = Map.copyOf(tokens);
  }

  /// The list of this release.
  public static TokenList builtIn() {
    return BUILT_IN;
  }

  /// Refused: `TX-FIELD` with the line as place if one is no token, or one that stood there before;
  /// `TX-CHECKSUM`.
  public static Outcome<TokenList> parse(Bytes text) {
    Map<Key, Token> tokens = new HashMap<>();
    List<String> lines = new String(text.toArray(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          return Outcome.refused(TransactionRefusal.FIELD, "line " + (i + 1) + " is no token");
        }
        EvmAddress address = new EvmAddress(Bytes.hex(matcher.group(2).substring(2)));
        Token token =
            new Token(
                new BigInteger(matcher.group(1)),
                address,
                matcher.group(3),
                Integer.parseInt(matcher.group(4)));
        if (!address.checksummed().equals(matcher.group(2))) {
          return Outcome.refused(TransactionRefusal.CHECKSUM, "in line " + (i + 1));
        }
        if (tokens.put(new Key(token.chainId(), address), token) != null) {
          return Outcome.refused(TransactionRefusal.FIELD, "line " + (i + 1) + " repeats a token");
        }
      }
    }
    return Outcome.accepted(new TokenList(Digest.of(text), tokens));
  }

  /// Of the text: what a request names as the list its review was made with.
  public Digest digest() {
    return digest;
  }

  public Optional<Token> find(BigInteger chainId, EvmAddress address) {
    return Optional.ofNullable(tokens.get(new Key(chainId, address)));
  }

  /// The tokens of one chain, by symbol.
  public List<Token> on(BigInteger chainId) {
    return tokens.values().stream()
        .filter(token -> token.chainId().equals(chainId))
        .sorted(Comparator.comparing(Token::symbol))
        .toList();
  }

  private static TokenList load() {
    try (InputStream text = TokenList.class.getResourceAsStream("tokens.txt")) {
      if (text == null) {
        throw new IllegalStateException("the token list is not built in");
      }
      return switch (parse(Bytes.of(text.readAllBytes()))) {
        case Outcome.Accepted<TokenList>(TokenList list) -> list;
        case Outcome.Refused<TokenList>(var refusal) ->
            throw new IllegalStateException("the token list is damaged: " + refusal.line());
      };
    } catch (IOException damaged) {
      throw new IllegalStateException("the token list cannot be read", damaged);
    }
  }
}
