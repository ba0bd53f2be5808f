package dev.treza.fleet.chain.evm.review;

import static dev.treza.fleet.chain.evm.EvmSamples.CASES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.Denomination;
import dev.treza.fleet.chain.Network;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.evm.EvmSamples;
import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.chain.evm.abi.AbiEncoder;
import dev.treza.fleet.chain.evm.abi.AbiFunction;
import dev.treza.fleet.chain.evm.abi.AbiSamples;
import dev.treza.fleet.chain.evm.abi.AbiValue;
import dev.treza.fleet.chain.evm.call.CallTable;
import dev.treza.fleet.chain.evm.call.KnownCall;
import dev.treza.fleet.chain.evm.payload.EvmPayload;
import dev.treza.fleet.chain.evm.typed.Eip712Samples;
import dev.treza.fleet.chain.evm.typed.PersonalMessage;
import dev.treza.fleet.chain.evm.typed.TypedData;
import dev.treza.fleet.json.CanonicalJson;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Seeded loops over good, damaged and random input. Any unchecked exception fails them.
class ReviewFuzzTest {
  private static final long SEED = 0x726576L;

  @Test
  void reviewsTheSameTransactionAlike() {
    EvmSamples one = new EvmSamples(SEED);
    EvmSamples other = new EvmSamples(SEED);
    for (int i = 0; i < CASES; i++) {
      assertThat(review(one.transaction()).digest())
          .as("seed %d, case %d", SEED, i)
          .isEqualTo(review(other.transaction()).digest());
    }
  }

  @Test
  void reviewsDamagedCallsOfEveryFunction() {
    List<KnownCall> functions = CallTable.functions().rows();
    AbiSamples samples = new AbiSamples(SEED + 1);
    EvmSamples damage = new EvmSamples(SEED + 1);
    int blind = 0;
    for (int i = 0; i < CASES; i++) {
      KnownCall known = functions.get(i % functions.size());
      AbiFunction function = new AbiFunction(known.name(), known.parameters());
      Bytes call = AbiEncoder.call(function, samples.tuple(known.parameters()));
      Review review = Calls.review(Calls.BOB, damage.mutated(call));
      assertThat(review.fields()).as("seed %d, case %d", SEED + 1, i).isNotEmpty();
      blind += Calls.risks(review).contains("TXR-BLIND-DATA") ? 1 : 0;
    }
    assertThat(blind).isBetween(1, CASES - 1);
  }

  /// Both forms, whole and damaged; the bytes in them have every length around those that are read.
  @Test
  void reviewsUserOperations() {
    List<KnownCall> forms =
        CallTable.functions().rows().stream()
            .filter(row -> row.name().equals("handleOps"))
            .toList();
    AbiSamples samples = new AbiSamples(SEED + 3);
    EvmSamples damage = new EvmSamples(SEED + 3);
    for (int i = 0; i < CASES; i++) {
      KnownCall form = forms.get(i % forms.size());
      AbiFunction function = new AbiFunction(form.name(), form.parameters());
      AbiValue.Tuple operations = samples.tuple(form.parameters());
      Bytes call = AbiEncoder.call(function, operations);
      Review review = Calls.review(Calls.BOB, i % 3 == 0 ? damage.mutated(call) : call);
      assertThat(Calls.risks(review).contains("TXR-PAYMASTER"))
          .as("seed %d, case %d", SEED + 3, i)
          .isEqualTo(
              review.fields().stream()
                  .anyMatch(field ->
                      field.label().equals("Paymaster and its data")
                          && field instanceof ReviewField.Octets(var _, Bytes data)
                          && !data.isEmpty()));
    }
  }

  @Test
  void reviewsDamagedTypedData() {
    Eip712Samples samples = new Eip712Samples(SEED + 4);
    EvmSamples damage = new EvmSamples(SEED + 4);
    int reviewed = 0;
    for (int i = 0; i < CASES; i++) {
      Bytes document = CanonicalJson.encode(samples.document());
      Bytes given = i % 2 == 0 ? document : damage.mutated(document);
      if (TypedData.parse(given) instanceof Outcome.Accepted<TypedData>(TypedData data)) {
        reviewed++;
        EvmPayload payload = new EvmPayload.OfTypedData(data);
        ReviewContext context =
            ReviewContext.of(network(payload.boundChain()), Calls.SIGNER, AddressBook.EMPTY);
        assertThat(Calls.risks(Calls.review(payload, context)))
            .as("seed %d, case %d", SEED + 4, i)
            .contains("TXR-TYPED-DATA-UNKNOWN");
      }
    }
    assertThat(reviewed).isGreaterThanOrEqualTo(CASES / 2);
  }

  @Test
  void reviewsRandomMessages() {
    EvmSamples samples = new EvmSamples(SEED + 2);
    for (int i = 0; i < CASES; i++) {
      Bytes noise = samples.bytes(60);
      Review review = Calls.review(new EvmPayload.OfMessage(new PersonalMessage(noise)));
      assertThat(Calls.risks(review))
          .as("seed %d, case %d", SEED + 2, i)
          .containsAnyOf("TXR-MESSAGE", "TXR-BLIND-MESSAGE");
    }
  }

  private static Review review(EvmTransaction transaction) {
    return Calls.review(
        new EvmPayload.OfTransaction(transaction),
        ReviewContext.of(network(transaction.boundChain()), Calls.SIGNER, AddressBook.EMPTY));
  }

  private static Network network(Optional<BigInteger> chain) {
    Network known = Calls.MAINNET;
    String id = chain.map(BigInteger::toString).orElse(known.id());
    Denomination currency = known.currency();
    return new Network(
        known.blockchain(), known.mode(), id, "Some network", currency, known.highFee());
  }
}
