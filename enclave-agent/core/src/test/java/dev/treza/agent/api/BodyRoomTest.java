package dev.treza.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.protocol.AgentRefusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyRoomTest {
  private static final int LARGE = BodyRoom.BYTES - (32 << 10);

  private final BodyRoom room = new BodyRoom();

  private static Outcome<Bytes> read(BodyRoom.Share share, int length, int most)
      throws IOException {
    return share.read(new ByteArrayInputStream(new byte[length]), most);
  }

  private static RefusalId refusal(Outcome<Bytes> outcome) {
    return outcome instanceof Outcome.Refused<Bytes>(var refusal)
        ? refusal.id()
        : fail("it was read");
  }

  @Test
  void readsABodyUpToItsLimitAndNoByteMore() throws IOException {
    try (BodyRoom.Share share = room.share()) {
      assertThat(read(share, 32 << 10, 32 << 10))
          .isEqualTo(Outcome.accepted(Bytes.of(new byte[32 << 10])));
    }
    try (BodyRoom.Share share = room.share()) {
      assertThat(refusal(read(share, (32 << 10) + 1, 32 << 10))).isEqualTo(AgentRefusal.SIZE);
    }
  }

  @Test
  void refusesWhatOthersLeaveNoRoomForUntilTheyAreAnswered() throws IOException {
    BodyRoom.Share second = room.share();
    try (BodyRoom.Share first = room.share()) {
      assertThat(read(first, LARGE, BodyRoom.BYTES)).isInstanceOf(Outcome.Accepted.class);
      assertThat(refusal(read(second, LARGE, BodyRoom.BYTES))).isEqualTo(AgentRefusal.BUSY);
      second.close();
    }
    try (BodyRoom.Share third = room.share()) {
      assertThat(read(third, LARGE, BodyRoom.BYTES)).isInstanceOf(Outcome.Accepted.class);
    }
  }
}
