package dev.treza.agent.simulator.aws;

import com.sun.net.httpserver.HttpExchange;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A request as it came.
///
/// @param target path and query
/// @param headers by lower-case name; one that came twice is refused
record Incoming(String method, String target, SortedMap<String, String> headers, Bytes body) {
  private static final int MAX_BODY = 8 << 20;

  Incoming {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  static Incoming read(HttpExchange exchange) throws IOException, AwsError {
    SortedMap<String, String> headers = new TreeMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (header.getValue().size() != 1) {
        throw new AwsError("BadRequest", "a header that occurs twice");
      }
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new AwsError(413, "RequestEntityTooLarge", "more than eight mebibytes");
    }
    return new Incoming(
        exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, Bytes.of(body));
  }

  String header(String name) throws AwsError {
    String value = headers.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new AwsError("MissingAuthenticationToken", "the header " + name + " is missing");
    }
    return value;
  }
}
