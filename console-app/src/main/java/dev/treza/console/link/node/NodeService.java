package dev.treza.console.link.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.web3j.protocol.Service;

/// Carries web3j's requests over HTTP: a whole answer in time and below a size, from the very
/// address that was set; redirections are not followed.
final class NodeService extends Service {
  /// Of one answer: far above the receipt of a transaction that fills a block.
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int OK = 200;

  /// Too many requests, bad gateway, service unavailable, gateway timeout (RFC 9110, RFC 6585).
  private static final Set<Integer> ABSENT = Set.of(429, 502, 503, 504);

  private final NodeAddress address;
  private final Duration patience;
  private final HttpClient client;

  NodeService(NodeAddress address, Duration patience) {
    super(false);
    this.address = address;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(address.local() ? HttpClient.Builder.NO_PROXY : ProxySelector.getDefault())
            .build();
  }

  /// @throws NodeFault `NODE-UNREACHABLE`, `NODE-ANSWER`
  /// @throws InterruptedIOException if the thread is interrupted
  @Override
  protected InputStream performIO(String payload) throws IOException {
    AtomicBoolean answering = new AtomicBoolean();
    HttpRequest request =
        HttpRequest.newBuilder(address.uri())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(payload))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            _ -> {
              answering.set(true);
              return HttpResponse.BodySubscribers.limiting(
                  HttpResponse.BodySubscribers.ofByteArray(), MOST_BYTES);
            });
    try {
      return body(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException slow) {
      throw unreachable("gave no whole answer within " + patience.toSeconds() + " s");
    } catch (ExecutionException failed) {
      throw answering.get()
          ? new NodeFault(
              NodeRefusal.ANSWER, "it broke off, or is larger than " + MOST_BYTES + " bytes")
          : unreachable("could not be reached: " + kind(failed));
    } catch (InterruptedException stopped) {
      throw new InterruptedIOException();
    } finally {
      answer.cancel(true);
    }
  }

  /// What is known to be harmless of why it failed; the words may quote the address.
  private static String kind(ExecutionException failed) {
    return Optional.ofNullable(failed.getCause()).orElse(failed).getClass().getSimpleName();
  }

  private InputStream body(HttpResponse<byte[]> response) throws NodeFault {
    int status = response.statusCode();
    if (ABSENT.contains(status)) {
      throw unreachable("answered with HTTP status " + status);
    }
    if (status != OK) {
      throw new NodeFault(NodeRefusal.ANSWER, "HTTP status " + status);
    }
    return new ByteArrayInputStream(response.body());
  }

  private NodeFault unreachable(String how) {
    return new NodeFault(NodeRefusal.UNREACHABLE, address.shown() + " " + how);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
