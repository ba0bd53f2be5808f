package dev.treza.agent.api;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.AgentRefusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/// How much of request bodies the agent holds at once, all connections together. Anybody may send
/// one, and an agent that runs out of memory ends. Room is taken as bytes arrive: a peer that
/// announces much and sends little takes little.
final class BodyRoom {
  /// One batch and some others beside it; what their JSON becomes is to fit the heap too.
  static final int BYTES = 6 << 20;

  private static final int PIECE = 16 << 10;

  private final Semaphore pieces = new Semaphore(BYTES / PIECE);

  /// The room of one request, given back when it is closed.
  Share share() {
    return new Share();
  }

  final class Share implements AutoCloseable {
    private int taken;

    private Share() {}

    /// All of `in`. Refused: `API-SIZE` if it is more than `most` bytes, `API-BUSY`.
    Outcome<Bytes> read(InputStream in, int most) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      while (true) {
        if (!pieces.tryAcquire()) {
          return Outcome.refused(AgentRefusal.BUSY, "other requests take all there is");
        }
        taken++;
        byte[] piece = in.readNBytes(Math.min(PIECE, most + 1 - body.size()));
        body.writeBytes(piece);
        if (body.size() > most) {
          return Outcome.refused(AgentRefusal.SIZE, "more than " + most / 1024 + " KiB");
        }
        if (piece.length < PIECE) {
          return Outcome.accepted(Bytes.of(body.toByteArray()));
        }
      }
    }

    @Override
    public void close() {
      pieces.release(taken);
      taken = 0;
    }
  }
}
