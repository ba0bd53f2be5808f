package dev.treza.console.link.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A node on this computer that says what a test tells it to.
public final class ScriptedNode implements AutoCloseable {
  /// Writes an HTTP answer of its own.
  @FunctionalInterface
  public interface Lie {
    void tell(HttpExchange exchange) throws IOException;
  }

  private static final Pattern METHOD = Pattern.compile("\"method\":\"([A-Za-z_]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Lie> lies = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public ScriptedNode() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    says("eth_chainId", "\"0x7a69\"");
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The methods that were asked, in order.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /// Answers `method` with `result`, a JSON value.
  public ScriptedNode says(String method, String result) {
    return answers(method, "\"result\":" + result);
  }

  /// Answers `method` with an error of JSON-RPC.
  public ScriptedNode rejects(String method, String words) {
    return answers(method, "\"error\":{\"code\":-32000,\"message\":\"" + words + "\"}");
  }

  public ScriptedNode lies(String method, Lie lie) {
    lies.put(method, lie);
    return this;
  }

  /// Answers `method` with the whole body.
  public ScriptedNode writes(String method, String body) {
    return lies(method, exchange -> write(exchange, 200, body));
  }

  private ScriptedNode answers(String method, String member) {
    return lies(
        method,
        exchange ->
            write(
                exchange,
                200,
                "{\"jsonrpc\":\"2.0\",\"id\":" + exchange.getAttribute("id") + "," + member + "}"));
  }

  public static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String method = first(METHOD, request);
    asked.add(method);
    exchange.setAttribute("id", first(ID, request));
    Lie lie = lies.get(method);
    if (lie == null) {
      write(
          exchange,
          200,
          "{\"jsonrpc\":\"2.0\",\"id\":"
              + first(ID, request)
              + ",\"error\":{\"code\":-32601,\"message\":\"no such method\"}}");
    } else {
      lie.tell(exchange);
    }
    exchange.close();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
