package dev.treza.fleet.wallet;

import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvmCountersTest {
  @Test
  void allowsNothingOnANetworkItDoesNotName() {
    assertThat(of(1, 5).next(BigInteger.TWO)).isEmpty();
    assertThat(of(1, 5).next(BigInteger.ONE)).contains(BigInteger.valueOf(5));
  }

  @Test
  void onlyRises() {
    assertThat(of(1, 5).follow(of(1, 5))).isTrue();
    assertThat(of(1, 6).follow(of(1, 5))).isTrue();
    assertThat(of(1, 4).follow(of(1, 5))).isFalse();
    assertThat(of(2, 9).follow(of(1, 5))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"counters\":[]}",
        "{\"counters\":[{\"chainId\":\"1\"}]}",
        "{\"counters\":[{\"chainId\":\"0\",\"nonce\":\"0\"}]}",
        "{\"counters\":[{\"chainId\":\"1\",\"nonce\":\"-1\"}]}",
        "{\"counters\":[{\"chainId\":\"1\",\"nonce\":\"18446744073709551615\"}]}",
        "{\"counters\":[{\"chainId\":\"1\",\"nonce\":\"0\"},{\"chainId\":\"1\",\"nonce\":\"1\"}]}"
      })
  void refusesEveryOtherForm(String json) {
    Outcome<EvmCounters> read =
        JsonFields.decode(Bytes.utf8(json), fields -> EvmCounters.read(fields, "counters"));
    assertThat(id(read)).startsWith("JSON-");
  }

  private static EvmCounters of(long chainId, long next) {
    return new EvmCounters(
        new TreeMap<>(Map.of(BigInteger.valueOf(chainId), BigInteger.valueOf(next))));
  }
}
