package dev.treza.fleet.json;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Reads the tokens of one JSON document from bytes already known to be well-formed UTF-8.
final class JsonScanner {
  /// What [#peek] says after the last byte.
  static final int END = -1;

  /// 2⁵³ has as many.
  private static final int MAX_INTEGER_DIGITS = 16;

  private static final int MAX_NUMBER_LENGTH = 40;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final byte[] bytes;
  private int offset;

  private JsonScanner(byte[] bytes) {
    this.bytes = bytes;
  }

  static JsonScanner of(Bytes document) throws JsonShapeException {
    JsonScanner scanner = new JsonScanner(document.toArray());
    scanner.requireUtf8();
    return scanner;
  }

  private void requireUtf8() throws JsonShapeException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length), true);
    if (result.isError()) {
      throw refuseAt(in.position(), JsonRefusal.ENCODING, "not well-formed UTF-8");
    }
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf) {
      throw refuseAt(0, JsonRefusal.ENCODING, "a byte order mark");
    }
  }

  int offset() {
    return offset;
  }

  boolean atEnd() {
    return offset == bytes.length;
  }

  int peek() {
    return atEnd() ? END : bytes[offset] & 0xff;
  }

  void skipBlanks() {
    while (!atEnd() && isBlank(bytes[offset])) {
      offset++;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /// Skips blanks, then takes `symbol` if it comes next.
  boolean take(char symbol) {
    skipBlanks();
    if (peek() != symbol) {
      return false;
    }
    offset++;
    return true;
  }

  void expect(char symbol) throws JsonShapeException {
    if (!take(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  void word(String word) throws JsonShapeException {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw unexpected("the word " + word);
      }
      offset++;
    }
  }

  /// An integer of magnitude below 2^`bits` in its shortest form, without fraction or exponent.
  long integer(int bits) throws JsonShapeException {
    int start = offset;
    if (peek() == '-') {
      offset++;
    }
    int digits = offset;
    while (peek() >= '0' && peek() <= '9') {
      offset++;
    }
    int count = offset - digits;
    boolean shortest = count == 1 || (count > 1 && bytes[digits] != '0');
    boolean whole = peek() != '.' && peek() != 'e' && peek() != 'E';
    if (!shortest || !whole || count > MAX_INTEGER_DIGITS) {
      throw refuseAt(
          start, JsonRefusal.NUMBER, "not a whole number below 2^" + bits + " in shortest form");
    }
    long value =
        Long.parseLong(new String(bytes, start, offset - start, StandardCharsets.US_ASCII));
    boolean negativeZero = value == 0 && start != digits;
    if (Math.abs(value) >= 1L << bits || negativeZero) {
      throw refuseAt(
          start, JsonRefusal.NUMBER, "not a whole number below 2^" + bits + " in shortest form");
    }
    return value;
  }

  /// Any number of RFC 8259, as it is written.
  String numberText() throws JsonShapeException {
    int start = offset;
    while (offset - start < MAX_NUMBER_LENGTH && "+-.0123456789eE".indexOf(peek()) >= 0) {
      offset++;
    }
    String text = new String(bytes, start, offset - start, StandardCharsets.US_ASCII);
    if (!NUMBER.matcher(text).matches()) {
      throw refuseAt(start, JsonRefusal.NUMBER, "not a number");
    }
    return text;
  }

  /// A string token from its opening to its closing quote.
  String string() throws JsonShapeException {
    int start = offset;
    if (peek() != '"') {
      throw unexpected("a string");
    }
    offset++;
    StringBuilder text = new StringBuilder();
    while (peek() != '"') {
      if (peek() == '\\') {
        escape(text);
      } else {
        plainRun(text);
      }
    }
    offset++;
    if (JsonText.hasHalfPair(text)) {
      throw refuseAt(start, JsonRefusal.ENCODING, "half a surrogate pair in this string");
    }
    return text.toString();
  }

  private void plainRun(StringBuilder text) throws JsonShapeException {
    int start = offset;
    while (peek() >= ' ' && peek() != '"' && peek() != '\\') {
      offset++;
    }
    text.append(new String(bytes, start, offset - start, StandardCharsets.UTF_8));
    if (peek() < ' ') {
      throw unexpected("more of the string");
    }
  }

  private void escape(StringBuilder text) throws JsonShapeException {
    offset++;
    int symbol = peek();
    switch (symbol) {
      case '"', '\\', '/' -> text.append((char) symbol);
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'n' -> text.append('\n');
      case 'r' -> text.append('\r');
      case 't' -> text.append('\t');
      case 'u' -> text.append(codeUnit());
      default -> throw unexpected("an escape");
    }
    offset++;
  }

  /// Leaves the offset on the last of the four digits.
  private char codeUnit() throws JsonShapeException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      offset++;
      if (!isHexDigit(peek())) {
        throw unexpected("four hexadecimal digits");
      }
      unit = unit << 4 | Character.digit(peek(), 16);
    }
    return (char) unit;
  }

  private static boolean isHexDigit(int symbol) {
    return symbol != END && symbol < 0x80 && Character.digit(symbol, 16) >= 0;
  }

  JsonShapeException unexpected(String wanted) {
    String found = atEnd() ? "the document ends" : "byte 0x" + Integer.toHexString(peek());
    return refuse(JsonRefusal.SYNTAX, found + " where " + wanted + " is expected");
  }

  JsonShapeException refuse(JsonRefusal id, String detail) {
    return refuseAt(offset, id, detail);
  }

  JsonShapeException refuseAt(int place, JsonRefusal id, String detail) {
    return new JsonShapeException(Refusal.at(id, "byte " + place, detail));
  }
}
