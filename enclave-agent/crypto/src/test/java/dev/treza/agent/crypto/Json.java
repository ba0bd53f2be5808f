package dev.treza.agent.crypto;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Just enough JSON to read well-formed vector files.
///
/// @param value a map, a list or a string; numbers and words are kept as text
public record Json(Object value) {
  public static Json parse(String text) {
    return new Json(new Reader(text).value());
  }

  public Json get(String name) {
    return new Json(Objects.requireNonNull(((Map<?, ?>) value).get(name), name));
  }

  public List<Json> list() {
    return ((List<?>) value).stream().map(Json::new).toList();
  }

  public String text() {
    return (String) value;
  }

  public byte[] hex() {
    return HexFormat.of().parseHex(text());
  }

  private static final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = text;
    }

    private Object value() {
      return switch (peek()) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        default -> word();
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> members = new LinkedHashMap<>();
      at++;
      while (peek() != '}') {
        String name = string();
        peek();
        at++;
        members.put(name, value());
        skipComma();
      }
      at++;
      return members;
    }

    private List<Object> array() {
      List<Object> elements = new ArrayList<>();
      at++;
      while (peek() != ']') {
        elements.add(value());
        skipComma();
      }
      at++;
      return elements;
    }

    private String string() {
      StringBuilder out = new StringBuilder();
      at++;
      while (text.charAt(at) != '"') {
        if (text.charAt(at) == '\\') {
          at++;
        }
        out.append(text.charAt(at++));
      }
      at++;
      return out.toString();
    }

    private String word() {
      int start = at;
      while (",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    private void skipComma() {
      if (peek() == ',') {
        at++;
      }
    }

    private char peek() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.charAt(at);
    }
  }
}
