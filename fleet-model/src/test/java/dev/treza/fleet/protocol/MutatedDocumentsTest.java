package dev.treza.fleet.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.Decision;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.evm.risk.EvmRisk;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.treasury.Treasury;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Damaged documents are refused or read, never met with an unchecked exception; what is read is
/// canonical, so nothing has two spellings.
class MutatedDocumentsTest {
  private static final int ROUNDS = Boolean.getBoolean("treza.full") ? 1_000_000 : 3_000;
  private static final long SEED = Long.getLong("treza.seed", new Random().nextLong());

  private static <T> void fuzz(
      List<Bytes> valid, Function<Bytes, Outcome<T>> read, Function<T, Bytes> write) {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Bytes input = mutated(valid.get(random.nextInt(valid.size())), random);
      String label = "-Dtreza.seed=" + SEED + ", round " + round + ": " + input;
      try {
        if (read.apply(input) instanceof Outcome.Accepted<T>(T value)) {
          assertThat(write.apply(value)).as(label).isEqualTo(input);
        }
      } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
        throw new AssertionError(label, e);
      }
    }
  }

  private static Bytes mutated(Bytes valid, Random random) {
    byte[] bytes = valid.toArray();
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> flipped(bytes, at, random.nextInt(8));
      case 1 -> replaced(bytes, at, "\"\\{}[],:0129-azfnull".charAt(random.nextInt(20)));
      case 2 ->
          valid.slice(0, at).concat(valid.slice(Math.min(at + 1, bytes.length), bytes.length));
      case 3 -> valid.slice(0, at);
      default -> {
        int to = at + random.nextInt(Math.min(40, bytes.length - at) + 1);
        yield valid.slice(0, at).concat(valid.slice(at, to)).concat(valid.slice(at, bytes.length));
      }
    };
  }

  private static Bytes flipped(byte[] bytes, int at, int bit) {
    bytes[at] ^= (byte) (1 << bit);
    return Bytes.of(bytes);
  }

  private static Bytes replaced(byte[] bytes, int at, char by) {
    byte[] copy = Arrays.copyOf(bytes, bytes.length);
    copy[at] = (byte) by;
    return Bytes.of(copy);
  }

  @Test
  void charters() {
    fuzz(List.of(Treasury.charter().encoded()), Charter::parse, Charter::encoded);
  }

  @Test
  void statements() {
    fuzz(
        Protocol.statements().stream().map(Statement::encoded).toList(),
        Statement::parse,
        Statement::encoded);
  }

  @Test
  void approvals() {
    Approval approval =
        new Approval(
            JwsType.GENESIS,
            Treasury.REALM,
            "treasury",
            Treasury.ENCLAVE,
            Optional.of(Treasury.digest("boot")),
            Treasury.digest("request"),
            Treasury.digest("review"),
            "charter/1",
            Treasury.digest("charter"),
            "ada",
            Decision.APPROVE,
            List.of("TXR-ONE"),
            Treasury.NOW,
            Treasury.NOW.plusSeconds(1),
            Protocol.NONCE);
    fuzz(
        List.of(CanonicalJson.encode(approval.toJson())),
        bytes -> JsonFields.decode(bytes, Approval::read),
        read -> CanonicalJson.encode(read.toJson()));
  }

  @Test
  void callsToSign() {
    fuzz(
        Protocol.signCalls().stream().map(call -> CanonicalJson.encode(call.toJson())).toList(),
        bytes -> JsonFields.decode(bytes, SignCall::read),
        read -> CanonicalJson.encode(read.toJson()));
  }

  @Test
  void batches() {
    SignCall call = Protocol.signCalls().getFirst().withApprovals(List.of());
    fuzz(
        List.of(
            CanonicalJson.encode(
                new SignBatchCall(List.of(call, call), true, List.of("a.b.c")).toJson())),
        bytes -> JsonFields.decode(bytes, SignBatchCall::read),
        read -> CanonicalJson.encode(read.toJson()));
    BatchItem item =
        new BatchItem(
            Treasury.digest("request"),
            Treasury.digest("review"),
            "Send 1 ETH",
            List.of(EvmRisk.NONCE_GAP.flag()),
            Optional.of(new NonceSlot("w-1", "1", BigInteger.TWO, Optional.of(BigInteger.ONE))));
    fuzz(
        List.of(
            CanonicalJson.encode(
                new BatchRequest(Treasury.head(), true, List.of(item, item)).toJson())),
        bytes -> JsonFields.decode(bytes, json -> BatchRequest.read(Treasury.head(), json)),
        read -> CanonicalJson.encode(read.toJson()));
  }

  @Test
  void receipts() {
    fuzz(
        Protocol.receipts().stream().map(r -> CanonicalJson.encode(r.toJson())).toList(),
        bytes -> JsonFields.decode(bytes, Receipt::read),
        read -> CanonicalJson.encode(read.toJson()));
  }

  @Test
  void documentsThatCrossAnAirGap() {
    Bytes nonce = Treasury.digest("nonce").value();
    AirgapQuestion question = new AirgapQuestion(nonce, Optional.of(Treasury.digest("request")));
    AirgapRequest request =
        new AirgapRequest(
            Treasury.digest("request"),
            nonce,
            Treasury.wallet(),
            Treasury.call("1"),
            List.of(Treasury.charter().encoded()),
            new AttestationReply(Bytes.hex("84"), Bytes.utf8("{}")));
    AirgapAnswer answer = new AirgapAnswer(Treasury.digest("request"), nonce, "a.b.c");
    fuzz(List.of(question.encoded()), AirgapQuestion::parse, AirgapQuestion::encoded);
    fuzz(List.of(request.encoded()), AirgapRequest::parse, AirgapRequest::encoded);
    fuzz(List.of(answer.encoded()), AirgapAnswer::parse, AirgapAnswer::encoded);
  }

  @Test
  void whatIsPreparedFromADamagedCallIsWhatItsPayloadSays() {
    Random random = new Random(SEED);
    List<Bytes> valid =
        Protocol.signCalls().stream().map(call -> CanonicalJson.encode(call.toJson())).toList();
    for (int round = 0; round < ROUNDS; round++) {
      Outcome<PreparedTransaction> prepared =
          JsonFields.decode(mutated(valid.get(round % valid.size()), random), SignCall::read)
              .then(call ->
                  PreparedTransaction.of(
                      Treasury.head(), AddressBook.EMPTY, Treasury.wallet(), call));
      if (prepared instanceof Outcome.Accepted<PreparedTransaction>(var task)) {
        assertThat(task.request().call(List.of()).transaction().decode())
            .as("-Dtreza.seed=" + SEED + ", round " + round)
            .isEqualTo(Outcome.accepted(task.payload()));
      }
    }
  }
}
