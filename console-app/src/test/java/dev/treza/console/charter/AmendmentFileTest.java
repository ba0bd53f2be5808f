package dev.treza.console.charter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.link.Samples;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import org.junit.jupiter.api.Test;

final class AmendmentFileTest {
  private final AmendmentFile file =
      new AmendmentFile("local-1", Amendments.larger(Samples.enclave("local-1").root()));

  @Test
  void comesOutAsItWentIn() {
    assertThat(AmendmentFile.parse(file.encoded())).isEqualTo(Outcome.accepted(file));
  }

  @Test
  void refusesWhatIsNoAmendment() {
    assertThat(AmendmentFile.parse(Bytes.utf8("{\"kind\":\"approval\",\"v\":\"1\"}")))
        .isInstanceOf(Outcome.Refused.class);
  }
}
