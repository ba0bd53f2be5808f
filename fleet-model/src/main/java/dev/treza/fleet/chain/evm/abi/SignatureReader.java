package dev.treza.fleet.chain.evm.abi;

import static dev.treza.fleet.chain.TransactionRefusal.ABI;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.reading.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads function signatures and types from text.
final class SignatureReader {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_WORDS = 1 << 16;
  private static final Set<String> LOCATIONS = Set.of("memory", "calldata", "storage");

  private final String text;
  private int position;

  SignatureReader(String text) {
    this.text = text;
  }

  AbiFunction function() throws Rejection {
    String name = word();
    List<AbiParameter> parameters = parameters(0);
    end();
    return new AbiFunction(name, parameters);
  }

  /// One type that fills the text.
  AbiType type() throws Rejection {
    AbiType type = type(0);
    end();
    return type;
  }

  private List<AbiParameter> parameters(int depth) throws Rejection {
    expect('(');
    List<AbiParameter> parameters = new ArrayList<>();
    if (take(')')) {
      return parameters;
    }
    int words = 0;
    do {
      AbiType type = type(depth);
      words += type.headWords();
      if (words > MAX_WORDS) {
        throw refuse("more words than a transaction can hold");
      }
      parameters.add(new AbiParameter(name(), type));
    } while (take(','));
    expect(')');
    return parameters;
  }

  private AbiType type(int depth) throws Rejection {
    if (depth == MAX_DEPTH) {
      throw refuse("more than " + MAX_DEPTH + " levels");
    }
    skipBlanks();
    AbiType type = peek() == '(' ? tuple(depth) : elementary(depth);
    while (take('[')) {
      type = array(type);
      if (++depth == MAX_DEPTH) {
        throw refuse("more than " + MAX_DEPTH + " levels");
      }
    }
    return type;
  }

  private AbiType tuple(int depth) throws Rejection {
    List<AbiParameter> members = parameters(depth + 1);
    if (members.isEmpty()) {
      throw refuse("a tuple without members");
    }
    return new AbiType.Tuple(members);
  }

  private AbiType elementary(int depth) throws Rejection {
    int start = position;
    String word = word();
    if (word.equals("tuple") && peek() == '(') {
      return tuple(depth);
    }
    AbiType type = ElementaryTypes.find(word).orElse(null);
    if (type == null) {
      position = start;
      throw refuse("there is no type " + word);
    }
    return type;
  }

  private AbiType array(AbiType item) throws Rejection {
    if (take(']')) {
      return new AbiType.Items(item);
    }
    int count = 0;
    while (peek() >= '0' && peek() <= '9') {
      count = 10 * count + (peek() - '0');
      position++;
      if (count == 0 || (long) count * item.headWords() > MAX_WORDS) {
        throw refuse("a fixed array of no item, or of too many");
      }
    }
    expect(']');
    if (count == 0) {
      throw refuse("a fixed array of no item");
    }
    return new AbiType.FixedItems(item, count);
  }

  /// The name after a type, if there is one; where data lie is passed over.
  private String name() throws Rejection {
    skipBlanks();
    if (!isWordPart(peek())) {
      return "";
    }
    String name = word();
    return LOCATIONS.contains(name) ? name() : name;
  }

  private String word() throws Rejection {
    skipBlanks();
    int start = position;
    while (isWordPart(peek())) {
      position++;
    }
    if (start == position) {
      throw refuse("a name is expected");
    }
    return text.substring(start, position);
  }

  private static boolean isWordPart(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '$';
  }

  private void end() throws Rejection {
    skipBlanks();
    if (position < text.length()) {
      throw refuse("nothing more is expected");
    }
  }

  private boolean take(char symbol) {
    skipBlanks();
    if (peek() != symbol) {
      return false;
    }
    position++;
    return true;
  }

  private void expect(char symbol) throws Rejection {
    if (!take(symbol)) {
      throw refuse("'" + symbol + "' is expected");
    }
  }

  private void skipBlanks() {
    while (peek() == ' ') {
      position++;
    }
  }

  private int peek() {
    return position < text.length() ? text.charAt(position) : -1;
  }

  private Rejection refuse(String detail) {
    return new Rejection(Refusal.at(ABI, "character " + position, detail));
  }
}
