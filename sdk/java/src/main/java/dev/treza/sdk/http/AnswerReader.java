package dev.treza.sdk.http;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.protocol.ChannelRefusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads one HTTP/1.1 answer: CRLF line ends only, a bounded head, and a body whose length is said,
/// or that comes in chunks without extensions or trailers (RFC 9112 section 7.1).
final class AnswerReader {
  static final int MAX_HEAD = 16 * 1024;
  static final int MAX_BODY = 4 * 1024 * 1024;

  private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9a-fA-F]{1,7}");

  private final InputStream in;
  private boolean begun;
  private int headBytes;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /// Whether a byte of the answer has come.
  boolean begun() {
    return begun;
  }

  HttpAnswer read() throws IOException, ChannelException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      throw protocol("the answer begins with an empty line");
    }
    AnswerHead head = AnswerHead.read(lines);
    Bytes body = head.length().isPresent() ? content(head.length().getAsInt()) : chunks();
    return new HttpAnswer(head.status(), head.mediaType(), body, head.last());
  }

  private Bytes chunks() throws IOException, ChannelException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      requireBounded(body.size() + size);
      body.writeBytes(content(size).toArray());
      requireEmptyLine();
    }
    requireEmptyLine();
    return Bytes.of(body.toByteArray());
  }

  private int chunkSize() throws IOException, ChannelException {
    String line = line();
    if (!CHUNK_SIZE.matcher(line).matches()) {
      throw protocol("a chunk does not begin with its size");
    }
    return Integer.parseInt(line, 16);
  }

  private void requireEmptyLine() throws IOException, ChannelException {
    if (!line().isEmpty()) {
      throw protocol("something follows the end of a chunk or of the body");
    }
  }

  private Bytes content(int length) throws IOException, ChannelException {
    requireBounded(length);
    byte[] content = in.readNBytes(length);
    if (content.length < length) {
      throw ended();
    }
    return Bytes.of(content);
  }

  private static void requireBounded(int length) throws ChannelException {
    if (length > MAX_BODY) {
      throw new ChannelException(
          ChannelRefusal.OVERSIZED, "a body of " + length + " bytes or more, not " + MAX_BODY);
    }
  }

  /// One line without its CRLF; all lines, those between chunks too, share one bound.
  private String line() throws IOException, ChannelException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\r'; next = next()) {
      if ((next < ' ' && next != '\t') || next > '~') {
        throw protocol("the head contains the byte " + next);
      }
      line.append((char) next);
    }
    if (next() != '\n') {
      throw protocol("a carriage return stands alone");
    }
    return line.toString();
  }

  private int next() throws IOException, ChannelException {
    int next = in.read();
    if (next < 0) {
      throw ended();
    }
    begun = true;
    if (++headBytes > MAX_HEAD) {
      throw new ChannelException(
          ChannelRefusal.OVERSIZED, "a head of more than " + MAX_HEAD + " bytes");
    }
    return next;
  }

  private ChannelException ended() {
    return begun
        ? new ChannelException(ChannelRefusal.TRUNCATED, "the peer closed in the middle of it")
        : new ChannelException(ChannelRefusal.CLOSED, "the peer closed without an answer");
  }

  private static ChannelException protocol(String detail) {
    return new ChannelException(ChannelRefusal.PROTOCOL, detail);
  }
}
