package dev.treza.sdk.http;

import dev.treza.fleet.Bytes;
import java.util.Optional;

/// A request for JSON.
///
/// @param target path and query, encoded already
/// @param body JSON; a request without one is a GET
public record HttpRequest(String target, Optional<Bytes> body) {
  /// @throws IllegalArgumentException if the target could end the request line
  public HttpRequest {
    if (!target.startsWith("/") || target.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("a target is a path in visible ASCII characters");
    }
  }

  public static HttpRequest get(String target) {
    return new HttpRequest(target, Optional.empty());
  }

  public static HttpRequest post(String target, Bytes body) {
    return new HttpRequest(target, Optional.of(body));
  }

  /// Head and body in one piece, so that they leave in one TLS record where they fit.
  Bytes encoded(String host) {
    String head =
        (body.isPresent() ? "POST " : "GET ")
            + target
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nAccept: application/json, application/problem+json\r\n";
    return body.map(bytes ->
            Bytes.utf8(
                    head
                        + "Content-Type: application/json\r\nContent-Length: "
                        + bytes.length()
                        + "\r\n\r\n")
                .concat(bytes))
        .orElseGet(() -> Bytes.utf8(head + "\r\n"));
  }
}
