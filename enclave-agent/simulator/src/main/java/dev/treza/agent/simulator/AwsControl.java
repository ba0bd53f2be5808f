package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Tells the simulated AWS what only its own installation may tell it: to open a session of a role,
/// and which faults to come.
public final class AwsControl {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final AwsEndpoint endpoint;
  private final HttpClient client;

  /// Speaks to the simulated AWS at `endpoint`.
  public AwsControl(AwsEndpoint endpoint) throws IOException {
    this.endpoint = endpoint;
    this.client = HttpClient.newBuilder().sslContext(trusting(endpoint.root())).build();
  }

  /// Calls `what` with fields given as name, value, name, value.
  ///
  /// @throws IOException if the simulated AWS does not answer, or refuses
  public Bytes call(String what, String... fields) throws IOException {
    JsonObject.Builder body = JsonObject.builder();
    for (int i = 0; i < fields.length; i += 2) {
      body.text(fields[i], fields[i + 1]);
    }
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + endpoint.port() + "/simulator/" + what))
            .timeout(LIMIT)
            .header("x-simulator-key", endpoint.controlKey())
            .POST(BodyPublishers.ofByteArray(CanonicalJson.encode(body.build()).toArray()))
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IOException("the simulated AWS answers " + what + " " + answer.statusCode());
      }
      return Bytes.of(answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }

  private static SSLContext trusting(Bytes root) throws IOException {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(root.toArray()));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      store.setCertificateEntry("simulator", certificate);
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("the simulator's root cannot be used", e);
    }
  }
}
