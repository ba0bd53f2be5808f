package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.StrictJson;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written comes back the same, to the byte; what nobody knows is refused.
class RoundTripTest {
  private static <T> void assertComesBack(
      T value, Function<T, JsonObject> write, JsonFields.Reader<T> reader) {
    JsonObject json = write.apply(value);
    Bytes bytes = CanonicalJson.encode(json);
    T read = accepted(read(bytes, reader));
    assertThat(read).isEqualTo(value);
    assertThat(Digest.of(CanonicalJson.encode(write.apply(read)))).isEqualTo(Digest.of(bytes));
    assertThat(id(read(Edit.set(json, "/surprise", "x"), reader))).isEqualTo("JSON-SCHEMA");
  }

  /// As the HTTP API reads bodies: numbers may occur.
  private static <T> Outcome<T> read(Bytes bytes, JsonFields.Reader<T> reader) {
    return StrictJson.parse(bytes, StrictJson.Limits.DEFAULT, true)
        .then(json -> JsonFields.read((JsonObject) json, reader));
  }

  @Test
  void statements() {
    for (Statement statement : Protocol.statements()) {
      Statement read = accepted(Statement.parse(statement.encoded()));
      assertThat(read).isEqualTo(statement);
      assertThat(read.digest()).isEqualTo(statement.digest());
      assertThat(id(Statement.parse(Edit.set(statement.toJson(), "/surprise", "x"))))
          .isEqualTo("JSON-SCHEMA");
    }
  }

  @Test
  void receipts() {
    Protocol.receipts().forEach(r -> assertComesBack(r, Receipt::toJson, Receipt::read));
  }

  @Test
  void callsToSign() {
    for (SignCall call : Protocol.signCalls()) {
      assertComesBack(call, SignCall::toJson, SignCall::read);
    }
  }

  @Test
  void callsForAWallet() {
    Protocol.walletCalls().forEach(c -> assertComesBack(c, WalletCall::toJson, WalletCall::read));
  }

  @Test
  void callsToImportAKey() {
    for (ImportCall call : Protocol.importCalls()) {
      assertComesBack(call, ImportCall::toJson, ImportCall::read);
      ImportRequest request = call.request(Treasury.head());
      ImportCall again =
          call.blob()
              .map(blob -> ImportCall.of(request, blob, call.approvals()))
              .orElseGet(() -> ImportCall.of(request, call.sealed(), call.approvals()));
      assertThat(again).isEqualTo(call);
    }
  }

  @Test
  void theConversationWithTheImportProgram() {
    Protocol.importJobs().forEach(j -> assertComesBack(j, ImportJob::toJson, ImportJob::read));
    Protocol.importAnswers()
        .forEach(a -> assertComesBack(a, ImportAnswer::toJson, ImportAnswer::read));
  }

  @Test
  void callsToReleaseAKey() {
    Protocol.releaseCalls()
        .forEach(c -> assertComesBack(c, ReleaseCall::toJson, ReleaseCall::read));
  }

  @Test
  void walletsOfEveryOrigin() {
    Protocol.wallets().forEach(w -> assertComesBack(w, Wallet::toJson, Wallet::read));
  }

  @Test
  void callsThatFound() {
    assertComesBack(Protocol.charterCall(), CharterCall::toJson, CharterCall::read);
    assertComesBack(Protocol.charterReply(), CharterReply::toJson, CharterReply::read);
  }

  @Test
  void replies() {
    assertComesBack(Protocol.pendingReply(), PendingReply::toJson, PendingReply::read);
    assertComesBack(Protocol.signReply(), SignReply::toJson, SignReply::read);
    assertComesBack(Protocol.walletReply(), WalletReply::toJson, WalletReply::read);
    assertComesBack(
        new ReviewReply(Treasury.digest("request"), Treasury.digest("review")),
        ReviewReply::toJson,
        ReviewReply::read);
    assertComesBack(
        new AttestationReply(Bytes.hex("84"), Bytes.utf8("{}")),
        AttestationReply::toJson,
        AttestationReply::read);
    for (WalletsReply reply : Protocol.walletsReplies()) {
      assertComesBack(reply, WalletsReply::toJson, WalletsReply::read);
    }
  }

  @Test
  void problems() {
    Protocol.problems().forEach(p -> assertComesBack(p, Problem::toJson, Problem::read));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void healthInEveryPhase(Phase phase) {
    assertComesBack(
        new HealthReply(Treasury.ENCLAVE, Treasury.REALM, phase, StateKeeping.LOCAL),
        HealthReply::toJson,
        HealthReply::read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "volatile",
        "local",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/treza-vault-1"
      })
  void healthWhereverTheStateIs(String state) {
    assertComesBack(
        new HealthReply(
            Treasury.ENCLAVE,
            Treasury.REALM,
            Phase.SERVING,
            StateKeeping.parse(state).orElseThrow()),
        HealthReply::toJson,
        HealthReply::read);
  }

  @Test
  void wallets() {
    Wallet named = Treasury.wallet();
    Wallet nameless =
        new Wallet(
            named.id(),
            named.blockchain(),
            named.network(),
            named.version(),
            named.publicKey(),
            named.address(),
            named.state(),
            Optional.empty(),
            named.created());
    List.of(named, nameless).forEach(w -> assertComesBack(w, Wallet::toJson, Wallet::read));
  }

  @Test
  void aCallForAWalletAsksForTheRequestItWasMadeOf() {
    for (WalletCall call : Protocol.walletCalls()) {
      WalletRequest request = call.request(Treasury.head());
      assertThat(WalletCall.of(request, call.approvals())).isEqualTo(call);
    }
  }

  @Test
  void aStatementOfOneUseIsNeverReadAsAnother() {
    for (Statement statement : Protocol.statements()) {
      StatementUse other =
          statement instanceof BootStatement ? StatementUse.CHANNEL : StatementUse.BOOT;
      assertThat(id(Statement.parse(Edit.set(statement.toJson(), "/use", other.text()))))
          .isEqualTo("JSON-SCHEMA");
    }
  }

  @Test
  void anExporterValueHasThirtyTwoBytes() {
    Statement channel = Protocol.statements().getLast();
    assertThat(id(Statement.parse(Edit.set(channel.toJson(), "/exporter", "00".repeat(31)))))
        .isEqualTo("JSON-SCHEMA");
  }

  @Test
  void aBootStatementNamesNoBoot() {
    Statement boot = Protocol.statements().getFirst();
    assertThat(id(Statement.parse(Edit.set(boot.toJson(), "/boot", "00".repeat(32)))))
        .isEqualTo("JSON-SCHEMA");
  }

  @Test
  void everyBatchComesBack() {
    Digest any = Digest.of(Bytes.utf8("any"));
    RiskFlag risk = new RiskFlag("TXR-FEE-HIGH", Severity.WARNING, "The fee is high.");
    NonceSlot slot = new NonceSlot("w-1", "1", BigInteger.TWO, Optional.of(BigInteger.ONE));
    BatchRequest batch =
        new BatchRequest(
            Treasury.head(),
            true,
            List.of(
                new BatchItem(any, any, "Send 1 ETH", List.of(), Optional.empty()),
                new BatchItem(any, any, "Send 2 ETH", List.of(risk), Optional.of(slot))));
    assertComesBack(
        batch, BatchRequest::toJson, fields -> BatchRequest.read(Treasury.head(), fields));
    SignCall call = Protocol.signCalls().getFirst().withApprovals(List.of());
    for (SignBatchCall calls :
        List.of(
            new SignBatchCall(List.of(call, call), true, List.of("a.b.c")),
            new SignBatchCall(List.of(call), false, List.of()))) {
      assertComesBack(calls, SignBatchCall::toJson, SignBatchCall::read);
    }
    SignBatchReply reply =
        new SignBatchReply(
            List.of(
                new BatchResult.Signed(Protocol.signReply()),
                new BatchResult.Pending(Protocol.pendingReply()),
                new BatchResult.Refused(
                    Problem.of(409, Refusal.of(AgentRefusal.CONFLICT, "taken")))));
    assertComesBack(reply, SignBatchReply::toJson, SignBatchReply::read);
  }

  @Test
  void refusesABatchOfNoneOrTooManyOrWithApprovalsThatWouldNotCount() {
    SignCall call = Protocol.signCalls().getFirst().withApprovals(List.of());
    SignCall approved = call.withApprovals(List.of("a.b.c"));
    for (SignBatchCall wrong :
        List.of(
            new SignBatchCall(List.of(call), false, List.of()),
            new SignBatchCall(Collections.nCopies(1001, call), false, List.of()),
            new SignBatchCall(List.of(approved), true, List.of()))) {
      boolean good = wrong.transactions().size() == 1 && !wrong.atomic();
      assertThat(JsonFields.read(wrong.toJson(), SignBatchCall::read))
          .isInstanceOf(good ? Outcome.Accepted.class : Outcome.Refused.class);
    }
  }

  @Test
  void reviewsABatchByTheSentencesAndTheWorstOfEachRiskOfItsItems() {
    Digest any = Digest.of(Bytes.utf8("any"));
    RiskFlag mild = new RiskFlag("TXR-FEE-HIGH", Severity.WARNING, "The fee is high.");
    RiskFlag grave = new RiskFlag("TXR-FEE-HIGH", Severity.CRITICAL, "The fee is high.");
    Review review =
        BatchReview.of(
            new BatchRequest(
                Treasury.head(),
                false,
                List.of(
                    new BatchItem(any, any, "Send 1 ETH", List.of(mild), Optional.empty()),
                    new BatchItem(any, any, "Send 2 ETH", List.of(grave), Optional.empty()))));
    assertThat(review.intent()).isEqualTo("Sign 2 requests together");
    assertThat(review.risks())
        .containsExactly(
            new RiskFlag("TXR-FEE-HIGH", Severity.CRITICAL, "The fee is high. (in requests 1, 2)"));
    assertThat(review.fields()).extracting(ReviewField::text).contains("Send 1 ETH", "Send 2 ETH");
  }
}
