package dev.treza.sdk.process;

import dev.treza.sdk.Endpoint;
import dev.treza.sdk.peer.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A relay that passes bytes, and from a moment on kills the agent in the middle of a request: it
/// lets the client speak some times more, on whichever connections, freezes the agent, hands over
/// what the client said last, and kills the frozen process.
public final class KillingPump implements TestServer.Peer {
  private static final int NEVER = Integer.MAX_VALUE;

  private final Endpoint to;
  private final ProcessHandle agent;
  private final AtomicInteger turnsLeft = new AtomicInteger(NEVER);
  private final AtomicInteger leastBytes = new AtomicInteger(NEVER);

  public KillingPump(Endpoint to, long pid) {
    this.to = to;
    this.agent = ProcessHandle.of(pid).orElseThrow();
  }

  /// Kills the agent when the client speaks for the `turn`th time from now on: on a new connection
  /// 1 is its greeting, 2 its demand for an attestation, 3 what it asks then.
  public void killAt(int turn) {
    turnsLeft.set(turn);
  }

  /// Kills the agent at the next request of at least so many bytes: one that carries an approval
  /// has more than a thousand, a look at the enclave has not.
  public void killAtRequestOf(int bytes) {
    leastBytes.set(bytes);
  }

  @Override
  public void speak(Socket client) throws IOException {
    try (Socket server = new Socket(to.host(), to.port())) {
      Answers answers = new Answers(server, client);
      Thread back = Thread.ofVirtual().start(answers);
      byte[] buffer = new byte[1 << 14];
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      boolean first = true;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        boolean isDue = isDue(answers.since() || first) || (!first && read >= leastBytes.get());
        first = false;
        if (isDue) {
          signal("-STOP");
          out.write(buffer, 0, read);
          signal("-KILL");
          agent.onExit().join();
          return;
        }
        out.write(buffer, 0, read);
      }
      back.interrupt();
    }
  }

  private boolean isDue(boolean newTurn) {
    return newTurn && turnsLeft.get() != NEVER && turnsLeft.decrementAndGet() == 0;
  }

  private void signal(String name) throws IOException {
    try {
      new ProcessBuilder("kill", name, Long.toString(agent.pid())).start().waitFor();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  /// The way back, and whether anything went it lately.
  private static final class Answers implements Runnable {
    private final Socket from;
    private final Socket to;
    private boolean spoke;

    Answers(Socket from, Socket to) {
      this.from = from;
      this.to = to;
    }

    /// Whether the server spoke since this was asked last.
    synchronized boolean since() {
      boolean answer = spoke;
      spoke = false;
      return answer;
    }

    @Override
    public void run() {
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        byte[] buffer = new byte[1 << 14];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          pass(out, buffer, read);
        }
      } catch (IOException gone) {
        // one of the two hung up, which the other one sees
        return;
      }
    }

    private synchronized void pass(OutputStream out, byte[] buffer, int length) throws IOException {
      spoke = true;
      out.write(buffer, 0, length);
    }
  }
}
