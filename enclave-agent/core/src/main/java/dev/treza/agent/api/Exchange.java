package dev.treza.agent.api;

import com.sun.net.httpserver.HttpsExchange;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.protocol.ChannelStatement;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// One HTTP request on one TLS connection.
final class Exchange {
  private final HttpsExchange http;
  private final BodyRoom.Share room;

  /// @param room what its body may take
  Exchange(HttpsExchange http, BodyRoom.Share room) {
    this.http = http;
    this.room = room;
  }

  String method() {
    return http.getRequestMethod();
  }

  String path() {
    return http.getRequestURI().getPath();
  }

  /// The first query parameter of that name; values are taken as they stand, since every value this
  /// API takes is free of escapes.
  Optional<String> query(String name) {
    String query = http.getRequestURI().getRawQuery();
    return query == null
        ? Optional.empty()
        : Stream.of(query.split("&"))
            .filter(pair -> pair.startsWith(name + "="))
            .map(pair -> pair.substring(name.length() + 1))
            .findFirst();
  }

  /// A query parameter that is none of `known`, or occurs twice.
  Optional<String> unknownQuery(Set<String> known) {
    String query = http.getRequestURI().getRawQuery();
    Set<String> seen = new HashSet<>();
    return query == null
        ? Optional.empty()
        : Stream.of(query.split("&", -1))
            .map(pair -> pair.split("=", -1)[0])
            .filter(name -> !known.contains(name) || !seen.add(name))
            .findFirst();
  }

  SSLSession session() {
    return http.getSSLSession();
  }

  /// SHA-256 of the SubjectPublicKeyInfo of the certificate that this very connection showed, whose
  /// private key TLS proved the peer to have; nothing if it showed none.
  Optional<Digest> clientKey() {
    try {
      return Optional.of(
          Digest.of(Bytes.of(session().getPeerCertificates()[0].getPublicKey().getEncoded())));
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  /// The exporter value of the connection (RFC 9266).
  Bytes exporter() throws IOException {
    if (!(http.getSSLSession() instanceof ExtendedSSLSession session)) {
      throw new IOException("the TLS session has no exporter");
    }
    return Bytes.of(
        session.exportKeyingMaterialData(
            ChannelStatement.EXPORTER_LABEL, new byte[0], ChannelStatement.EXPORTER_LENGTH));
  }

  /// The body as a value. Refused: `API-SIZE`, `API-BUSY`, `JSON-*`.
  <T> Outcome<T> body(JsonFields.Reader<T> reader) throws IOException {
    return body(StrictJson.Limits.DEFAULT, reader);
  }

  /// The body within `limits` as a value. Refused: `API-SIZE`, `API-BUSY`, `JSON-*`.
  <T> Outcome<T> body(StrictJson.Limits limits, JsonFields.Reader<T> reader) throws IOException {
    try (InputStream in = http.getRequestBody()) {
      return room.read(in, limits.maxBytes())
          .then(body -> StrictJson.parse(body, limits, true))
          .then(value ->
              value instanceof JsonObject object
                  ? JsonFields.read(object, reader)
                  : Outcome.refused(JsonRefusal.SCHEMA, "an object is expected"));
    }
  }

  void answer(Answer answer) throws IOException {
    byte[] body = CanonicalJson.encode(answer.body()).toArray();
    http.getResponseHeaders().set("Content-Type", answer.mediaType());
    http.getResponseHeaders().set("Cache-Control", "no-store");
    http.sendResponseHeaders(answer.status(), body.length);
    http.getResponseBody().write(body);
    http.close();
  }
}
