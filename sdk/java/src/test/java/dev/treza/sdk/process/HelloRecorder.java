package dev.treza.sdk.process;

import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.TestServer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A relay that passes bytes and notes which extensions each client's greeting carries (RFC 8446
/// section 4.1.2).
final class HelloRecorder implements TestServer.Peer {
  /// The extension with which a client offers a session to resume (RFC 8446 section 4.2.11).
  static final int PRE_SHARED_KEY = 41;

  private static final int RECORD_HEADER = 5;
  private static final int BEFORE_SESSION_ID = 4 + 2 + 32;

  private final Endpoint to;
  private final Queue<List<Integer>> greetings = new ConcurrentLinkedQueue<>();

  HelloRecorder(Endpoint to) {
    this.to = to;
  }

  /// The extensions of each greeting, the first connection's first.
  List<List<Integer>> greetings() {
    return List.copyOf(greetings);
  }

  @Override
  public void speak(Socket client) throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    byte[] header = new byte[RECORD_HEADER];
    in.readFully(header);
    byte[] greeting = new byte[ByteBuffer.wrap(header).getShort(3) & 0xffff];
    in.readFully(greeting);
    greetings.add(extensions(ByteBuffer.wrap(greeting)));
    try (Socket server = new Socket(to.host(), to.port())) {
      Thread back = Thread.ofVirtual().start(() -> pump(server, client));
      OutputStream out = server.getOutputStream();
      out.write(header);
      out.write(greeting);
      in.transferTo(out);
      back.interrupt();
    }
  }

  private static List<Integer> extensions(ByteBuffer greeting) {
    greeting.position(BEFORE_SESSION_ID);
    skip(greeting, greeting.get() & 0xff);
    skip(greeting, greeting.getShort() & 0xffff);
    skip(greeting, greeting.get() & 0xff);
    int end = (greeting.getShort() & 0xffff) + greeting.position();
    List<Integer> found = new ArrayList<>();
    while (greeting.position() < end) {
      found.add(greeting.getShort() & 0xffff);
      skip(greeting, greeting.getShort() & 0xffff);
    }
    return found;
  }

  private static void skip(ByteBuffer buffer, int length) {
    buffer.position(buffer.position() + length);
  }

  private static void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException gone) {
      // one of the two hung up, which the other one sees
      return;
    }
  }
}
