package dev.treza.agent.aws.http;

import dev.treza.fleet.Bytes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A POST to `/`.
///
/// @param headers by lower-case name, `host` among them
public record HttpRequest(SortedMap<String, String> headers, Bytes body) {
  /// @throws IllegalArgumentException if a header could end its line
  public HttpRequest {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    headers.forEach((name, value) -> {
      if (!name.matches("[a-z0-9-]+") || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new IllegalArgumentException("the header " + name + " cannot be sent");
      }
    });
  }

  /// Head and body in one piece, so that they leave in one TLS record where they fit.
  public Bytes encoded() {
    StringBuilder head = new StringBuilder("POST / HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("content-length: ").append(body.length()).append("\r\n\r\n");
    return Bytes.utf8(head.toString()).concat(body);
  }
}
