package dev.treza.sdk.peer;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A request as the tests' agents read it, and the answers they write.
///
/// @param target path and query
public record HttpExchange(String method, String target, Bytes body) {
  public static HttpExchange read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("no request");
      }
      head.append((char) next);
    }
    String[] first = head.toString().split(" ", 3);
    int length = 0;
    for (String line : head.toString().split("\r\n", -1)) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return new HttpExchange(first[0], first[1], Bytes.of(in.readNBytes(length)));
  }

  public static Bytes ok(JsonObject body) {
    return answer("200 OK", "application/json", body);
  }

  public static Bytes pending(JsonObject body) {
    return answer("202 Accepted", "application/json", body);
  }

  public static Bytes problem(int status, Refusal refusal) {
    return answer(status + " No", Problem.MEDIA_TYPE, Problem.of(status, refusal).toJson());
  }

  public static Bytes answer(String status, String type, JsonObject body) {
    Bytes content = CanonicalJson.encode(body);
    String head =
        "HTTP/1.1 %s\r\nContent-type: %s\r\nContent-length: %d\r\n\r\n"
            .formatted(status, type, content.length());
    return Bytes.utf8(head).concat(content);
  }
}
