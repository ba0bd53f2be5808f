package dev.treza.fleet.chain.evm.typed;

import static dev.treza.fleet.chain.evm.EvmSamples.CASES;
import static dev.treza.fleet.chain.evm.EvmSamples.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonRefusal;
import org.junit.jupiter.api.Test;

/// Seeded loops over good and damaged documents. Any unchecked exception fails them.
class TypedDataFuzzTest {
  private static final long SEED = 0x373132L;

  @Test
  void readsEveryDocumentToOneFormWithTheSameHash() {
    Eip712Samples samples = new Eip712Samples(SEED);
    for (int i = 0; i < CASES; i++) {
      TypedData data = accepted(TypedData.parse(CanonicalJson.encode(samples.document())));
      TypedData again = accepted(TypedData.parse(data.encoded()));
      assertThat(again).as("seed %d, case %d", SEED, i).isEqualTo(data);
      assertThat(again.encoded()).isEqualTo(data.encoded());
      assertThat(again.signingHash()).isEqualTo(data.signingHash());
    }
  }

  @Test
  void refusesDamagedDocumentsOrReadsOthers() {
    Eip712Samples samples = new Eip712Samples(SEED + 1);
    EvmSamples damage = new EvmSamples(SEED + 1);
    int acceptedCases = 0;
    for (int i = 0; i < CASES; i++) {
      Bytes damaged = damage.mutated(CanonicalJson.encode(samples.document()));
      switch (TypedData.parse(damaged)) {
        case Outcome.Accepted<TypedData>(TypedData data) -> {
          acceptedCases++;
          assertThat(accepted(TypedData.parse(data.encoded())))
              .as("seed %d, case %d", SEED + 1, i)
              .isEqualTo(data);
        }
        case Outcome.Refused<TypedData>(var refusal) ->
            assertThat(refusal.id())
                .as("seed %d, case %d", SEED + 1, i)
                .isInstanceOfAny(TransactionRefusal.class, JsonRefusal.class);
      }
    }
    assertThat(acceptedCases).as("damage inside a text is another text").isPositive();
  }
}
