package dev.treza.agent.aws.http;

import dev.treza.fleet.Bytes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// An answer, read whole.
///
/// @param headers by lower-case name
public record HttpAnswer(int status, SortedMap<String, String> headers, Bytes body) {
  public HttpAnswer {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /// Whether the peer closes the connection after it.
  public boolean isLast() {
    return headers.getOrDefault("connection", "").equalsIgnoreCase("close");
  }
}
