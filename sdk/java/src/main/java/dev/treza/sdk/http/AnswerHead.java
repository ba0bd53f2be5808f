package dev.treza.sdk.http;

import dev.treza.fleet.protocol.ChannelRefusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Status line and header fields of an answer (RFC 9112 sections 4 and 5), as far as they say how
/// long it is and what it holds.
///
/// @param length of the body, unless it comes in chunks
record AnswerHead(int status, OptionalInt length, String mediaType, boolean last) {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([2-5][0-9]{2}) [ -~]*");
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([ -~\\t]*?)[ \\t]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

  static AnswerHead read(List<String> lines) throws ChannelException {
    Matcher status = STATUS.matcher(lines.getFirst());
    if (!status.matches()) {
      throw protocol("the first line is no HTTP/1.1 status line");
    }
    Map<String, String> fields = fields(lines.subList(1, lines.size()));
    return new AnswerHead(
        Integer.parseInt(status.group(1)),
        length(fields),
        lower(fields.getOrDefault("content-type", "").replaceFirst("[ \\t]*;.*", "")),
        lower(fields.getOrDefault("connection", "")).equals("close"));
  }

  private static Map<String, String> fields(List<String> lines) throws ChannelException {
    Map<String, String> fields = new TreeMap<>();
    for (String line : lines) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        throw protocol("a line of the head is no header field");
      }
      if (fields.put(lower(field.group(1)), field.group(2)) != null) {
        throw protocol("a header field occurs twice");
      }
    }
    return fields;
  }

  /// Exactly one of the two ways to say where the body ends: a peer that gives both, or neither,
  /// may be read differently by others.
  private static OptionalInt length(Map<String, String> fields) throws ChannelException {
    String length = fields.getOrDefault("content-length", "");
    String coding = lower(fields.getOrDefault("transfer-encoding", ""));
    if (coding.equals("chunked") && length.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!coding.isEmpty() || !LENGTH.matcher(length).matches()) {
      throw protocol("the answer does not say how long it is");
    }
    return OptionalInt.of(Integer.parseInt(length));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static ChannelException protocol(String detail) {
    return new ChannelException(ChannelRefusal.PROTOCOL, detail);
  }
}
