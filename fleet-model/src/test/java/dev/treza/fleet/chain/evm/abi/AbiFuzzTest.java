package dev.treza.fleet.chain.evm.abi;

import static dev.treza.fleet.chain.evm.EvmSamples.CASES;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Seeded loops over good, damaged and random input. Any unchecked exception fails them.
class AbiFuzzTest {
  private static final long SEED = 0x616269L;

  @Test
  void decodingUndoesEncoding() {
    AbiSamples samples = new AbiSamples(SEED);
    for (int i = 0; i < CASES; i++) {
      List<AbiParameter> parameters = samples.parameters();
      AbiValue.Tuple values = samples.tuple(parameters);
      Bytes encoded = AbiEncoder.tuple(parameters, values);
      assertThat(accepted(AbiArguments.decode(parameters, encoded, 0)))
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(new AbiArguments(values, Bytes.EMPTY));
    }
  }

  @Test
  void acceptsDamagedBytesOnlyIfTheyAreOtherArguments() {
    AbiSamples samples = new AbiSamples(SEED + 1);
    EvmSamples damage = new EvmSamples(SEED + 1);
    int acceptedCases = 0;
    for (int i = 0; i < CASES; i++) {
      List<AbiParameter> parameters = samples.parameters();
      Bytes encoded = AbiEncoder.tuple(parameters, samples.tuple(parameters));
      Bytes damaged = damage.mutated(encoded);
      switch (AbiArguments.decode(parameters, damaged, 0)) {
        case Outcome.Accepted<AbiArguments>(AbiArguments(var values, Bytes rest)) -> {
          acceptedCases++;
          assertThat(AbiEncoder.tuple(parameters, values).concat(rest))
              .as("seed %d, case %d", SEED + 1, i)
              .isEqualTo(damaged);
        }
        case Outcome.Refused<AbiArguments>(var refusal) ->
            assertThat(refusal.id()).isEqualTo(TransactionRefusal.ABI);
      }
    }
    assertThat(acceptedCases).as("damage inside a value is another value").isPositive();
  }

  @Test
  void readsBackEveryTypeItWrites() {
    AbiSamples samples = new AbiSamples(SEED + 2);
    for (int i = 0; i < CASES; i++) {
      AbiFunction function = new AbiFunction("f", samples.parameters());
      assertThat(accepted(AbiFunction.parse(function.canonical())).canonical())
          .as("seed %d, case %d", SEED + 2, i)
          .isEqualTo(function.canonical());
    }
  }

  @Test
  void refusesDamagedSignaturesOrReadsOthers() {
    AbiSamples samples = new AbiSamples(SEED + 3);
    EvmSamples damage = new EvmSamples(SEED + 3);
    for (int i = 0; i < CASES; i++) {
      Bytes signature = Bytes.utf8(new AbiFunction("f", samples.parameters()).canonical());
      String damaged = new String(damage.mutated(signature).toArray(), StandardCharsets.ISO_8859_1);
      if (AbiFunction.parse(damaged) instanceof Outcome.Accepted<AbiFunction>(var function)) {
        assertThat(accepted(AbiFunction.parse(function.canonical())).selector())
            .as("seed %d, case %d", SEED + 3, i)
            .isEqualTo(function.selector());
      }
    }
  }
}
