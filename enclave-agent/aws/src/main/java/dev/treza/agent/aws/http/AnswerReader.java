package dev.treza.agent.aws.http;

import dev.treza.fleet.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one HTTP/1.1 answer: CRLF line ends only, a bounded head, and a body whose length is said,
/// or that comes in chunks without extensions or trailers (RFC 9112 section 7.1).
public final class AnswerReader {
  static final int MAX_HEAD = 16 * 1024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([2-5][0-9]{2})(?: [ -~]*)?");
  private static final Pattern FIELD =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([ -~\\t]*?)[ \\t]*");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
  private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9a-fA-F]{1,7}");

  private final InputStream in;
  private final int maxBody;
  private int headBytes;

  /// @param in buffered
  /// @param maxBody how large a body may be, in bytes
  public AnswerReader(InputStream in, int maxBody) {
    this.in = in;
    this.maxBody = maxBody;
  }

  /// The answer.
  ///
  /// @throws HttpFormatException if it is none, or too large
  /// @throws EOFException if it ends before it is whole
  public HttpAnswer read() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(line);
    }
    Matcher status = STATUS.matcher(lines.isEmpty() ? "" : lines.getFirst());
    if (!status.matches()) {
      throw new HttpFormatException("the first line is no HTTP/1.1 status line");
    }
    SortedMap<String, String> headers = headers(lines.subList(1, lines.size()));
    return new HttpAnswer(Integer.parseInt(status.group(1)), headers, body(headers));
  }

  private static SortedMap<String, String> headers(List<String> lines) throws HttpFormatException {
    SortedMap<String, String> headers = new TreeMap<>();
    for (String line : lines) {
      Matcher field = FIELD.matcher(line);
      if (!field.matches()) {
        throw new HttpFormatException("a line of the head is no header field");
      }
      if (headers.put(field.group(1).toLowerCase(Locale.ROOT), field.group(2)) != null) {
        throw new HttpFormatException("a header field occurs twice");
      }
    }
    return headers;
  }

  /// Exactly one of the two ways to say where the body ends: a peer that gives both, or neither,
  /// may be read differently by others.
  private Bytes body(SortedMap<String, String> headers) throws IOException {
    String length = headers.getOrDefault("content-length", "");
    String coding = headers.getOrDefault("transfer-encoding", "");
    if (coding.equalsIgnoreCase("chunked") && length.isEmpty()) {
      return chunks();
    }
    if (!coding.isEmpty() || !LENGTH.matcher(length).matches()) {
      throw new HttpFormatException("the answer does not say how long it is");
    }
    return content(Integer.parseInt(length));
  }

  private Bytes chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      requireBounded(body.size() + size);
      body.writeBytes(content(size).toArray());
      requireEmptyLine();
    }
    requireEmptyLine();
    return Bytes.of(body.toByteArray());
  }

  private int chunkSize() throws IOException {
    String line = line();
    if (!CHUNK_SIZE.matcher(line).matches()) {
      throw new HttpFormatException("a chunk does not begin with its size");
    }
    return Integer.parseInt(line, 16);
  }

  private void requireEmptyLine() throws IOException {
    if (!line().isEmpty()) {
      throw new HttpFormatException("something follows the end of a chunk or of the body");
    }
  }

  private Bytes content(int length) throws IOException {
    requireBounded(length);
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw new EOFException("the answer ends in its body");
    }
    return Bytes.of(content);
  }

  private void requireBounded(int length) throws HttpFormatException {
    if (length > maxBody) {
      throw new HttpFormatException("a body of " + length + " bytes or more, not " + maxBody);
    }
  }

  /// One line without its CRLF; all lines, those between chunks too, share one bound.
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\r'; next = next()) {
      if ((next < ' ' && next != '\t') || next > '~') {
        throw new HttpFormatException("the head contains the byte " + next);
      }
      line.append((char) next);
    }
    if (next() != '\n') {
      throw new HttpFormatException("a carriage return stands alone");
    }
    return line.toString();
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the answer ends in its head");
    }
    if (++headBytes > MAX_HEAD) {
      throw new HttpFormatException("a head of more than " + MAX_HEAD + " bytes");
    }
    return next;
  }
}
