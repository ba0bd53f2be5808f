package dev.treza.fleet.chain.evm.clearsign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.json.JsonRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Damaged descriptors are refused or are others; no unchecked exception leaves the reader.
class DescriptorFuzzTest {
  private static final long SEED = 0x64657363L;

  @Test
  void refusesDamagedBundlesOrReadsOthers() throws IOException {
    List<String> lines = builtIn();
    Random random = new Random(SEED);
    EvmSamples damage = new EvmSamples(SEED);
    int acceptedCases = 0;
    for (int i = 0; i < EvmSamples.CASES; i++) {
      List<String> damaged = new ArrayList<>(lines);
      int line = random.nextInt(damaged.size());
      Bytes mutated = damage.mutated(Bytes.utf8(damaged.get(line)));
      damaged.set(line, new String(mutated.toArray(), StandardCharsets.ISO_8859_1));
      switch (DescriptorBundle.parse(Bytes.utf8(String.join("\n", damaged)))) {
        case Outcome.Accepted<DescriptorBundle> _ -> acceptedCases++;
        case Outcome.Refused<DescriptorBundle>(var refusal) ->
            assertThat(refusal.id())
                .as("seed %d, round %d", SEED, i)
                .isInstanceOfAny(TransactionRefusal.class, JsonRefusal.class);
      }
    }
    assertThat(acceptedCases).as("damage inside a label is another label").isPositive();
  }

  /// One descriptor of the built-in bundle, line by line.
  private static List<String> builtIn() throws IOException {
    try (InputStream in = DescriptorBundle.class.getResourceAsStream("descriptors.json")) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = json.indexOf("\n \"", json.indexOf("lido-steth"));
      String first = json.substring(0, json.lastIndexOf(',', end)) + "\n}";
      return first.lines().toList();
    }
  }
}
