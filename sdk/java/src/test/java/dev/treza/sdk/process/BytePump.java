package dev.treza.sdk.process;

import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/// A relay as it should be: passes bytes and sees nothing.
public record BytePump(Endpoint to) implements TestServer.Peer {
  @Override
  public void speak(Socket client) throws IOException {
    try (Socket agent = new Socket(to.host(), to.port())) {
      Thread back = Thread.ofVirtual().start(() -> pump(agent, client));
      client.getInputStream().transferTo(agent.getOutputStream());
      back.interrupt();
    }
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
