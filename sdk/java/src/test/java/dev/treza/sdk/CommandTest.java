package dev.treza.sdk;

import static dev.treza.sdk.Calls.OTHER;
import static dev.treza.sdk.Calls.OWN;
import static dev.treza.sdk.Calls.generate;
import static dev.treza.sdk.Calls.on;
import static dev.treza.sdk.Calls.payment;
import static dev.treza.sdk.Calls.sign;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.CharterReply;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.Receipt;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.sdk.Calls.Agent;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.SigningAgent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CommandTest {
  @Test
  void handsOutASignedTransactionWithItsReceipt() throws IOException {
    SigningAgent agent = new Agent();
    PreparedTransaction payment = payment(agent, 5);

    assertThat(Accept.accepted(sign(agent)))
        .isInstanceOfSatisfying(
            CommandResult.Done.class,
            done -> {
              assertThat(done.value()).isEqualTo(OWN.sign(payment.payload()));
              assertThat(done.receipt().receipt().request()).isEqualTo(payment.request().digest());
              assertThat(done.receipt().position().sequence()).isEqualTo(8);
            });
  }

  @Test
  void refusesASignatureByAnotherKey() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes sign(PreparedTransaction task) {
            EvmSigned signed = OTHER.sign(task.payload());
            return reply(signed, task.request().digest(), Digest.of(signed.raw()));
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesASignatureOverAnotherTransaction() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes sign(PreparedTransaction task) {
            EvmSigned signed = OWN.sign(payment(this, 6).payload());
            return reply(signed, task.request().digest(), Digest.of(signed.raw()));
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void refusesAReceiptForAnotherRequest() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Receipt receipt(ReceiptEvent event, Digest request, Digest result) {
            return super.receipt(event, result, result);
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.RECEIPT);
  }

  @Test
  void refusesAReceiptForAnotherResult() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Receipt receipt(ReceiptEvent event, Digest request, Digest result) {
            return super.receipt(event, request, request);
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.RECEIPT);
    assertThat(Accept.refused(generate(agent))).isEqualTo(ChannelRefusal.RECEIPT);
  }

  @Test
  void refusesAReceiptOfAnotherKindOfEvent() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Receipt receipt(ReceiptEvent event, Digest request, Digest result) {
            return super.receipt(ReceiptEvent.GENESIS, request, result);
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.RECEIPT);
  }

  @Test
  void refusesAReceiptByAnotherBootsKey() throws IOException {
    SigningAgent earlier = new Agent();
    SigningAgent agent =
        new Agent() {
          @Override
          public String signed(Receipt receipt) {
            return earlier.signed(receipt);
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.RECEIPT);
  }

  @Test
  void verifiesAReceiptOfAnEarlierBootByThatBootsKey() throws IOException {
    SigningAgent earlier = new Agent();
    SigningAgent agent =
        new Agent() {
          @Override
          public Receipt receipt(ReceiptEvent event, Digest request, Digest result) {
            return earlier.receipt(event, request, result);
          }

          @Override
          public String signed(Receipt receipt) {
            return earlier.signed(receipt);
          }

          @Override
          public AttestationReply boot(Digest digest) {
            return digest.equals(earlier.bootStatement().digest()) ? earlier.boot() : boot();
          }
        };
    assertThat(sign(agent)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void saysWhichApprovalsAreMissing() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes sign(PreparedTransaction task) {
            return HttpExchange.pending(missing(task.request().digest()));
          }
        };
    assertThat(Accept.accepted(sign(agent)))
        .isInstanceOfSatisfying(
            CommandResult.Pending.class,
            pending -> assertThat(pending.missing().rule()).isEqualTo("large"));
  }

  @Test
  void refusesToWaitForApprovalsOfAnotherRequest() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes sign(PreparedTransaction task) {
            return HttpExchange.pending(missing(Digest.of(Bytes.EMPTY)));
          }
        };
    assertThat(Accept.refused(sign(agent))).isEqualTo(ChannelRefusal.ANSWER);
  }

  private static JsonObject missing(Digest request) {
    return new PendingReply(request, "large", List.of(new GroupQuorum("treasury", 2))).toJson();
  }

  @Test
  void sendsNoRequestMeantForAnotherEnclave() throws IOException {
    SigningAgent agent = new Agent();
    RequestHead other = new RequestHead(agent.realm(), "treasury", "vault-2");

    assertThat(Accept.refused(on(agent, channel -> channel.sign(payment(other, 5), List.of()))))
        .isEqualTo(ApprovalRefusal.PLACE);
    assertThat(agent.requests()).isEqualTo(1);
  }

  @Test
  void staysOpenAfterARefusalOfTheAgent() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes sign(PreparedTransaction task) {
            return HttpExchange.problem(403, Refusal.of(AgentRefusal.CHANNEL, "twelve minutes"));
          }
        };
    on(
        agent,
        channel -> {
          assertThat(Accept.refused(channel.sign(payment(agent, 5), List.of())))
              .isEqualTo(AgentRefusal.CHANNEL);
          assertThat(channel.health()).isInstanceOf(Outcome.Accepted.class);
          return channel;
        });
  }

  @Test
  void closesTheChannelAfterAnAnswerThatDoesNotFit() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes sign(PreparedTransaction task) {
            return HttpExchange.ok(JsonObject.builder().text("signed", "yes").build());
          }
        };
    on(
        agent,
        channel -> {
          assertThat(Accept.refused(channel.sign(payment(agent, 5), List.of())))
              .isEqualTo(ChannelRefusal.ANSWER);
          assertThat(Accept.refused(channel.health())).isEqualTo(ChannelRefusal.CLOSED);
          return channel;
        });
  }

  @Test
  void takesTheAgentsReviewOnlyIfItIsItsOwn() throws IOException {
    SigningAgent liar =
        new Agent() {
          @Override
          public ReviewReply review(PreparedTransaction task) {
            return new ReviewReply(task.request().digest(), Digest.of(Bytes.EMPTY));
          }
        };
    SigningAgent honest = new Agent();
    Outcome<ReviewReply> believed = on(honest, channel -> channel.review(payment(honest, 5)));
    assertThat(believed).isInstanceOf(Outcome.Accepted.class);
    assertThat(Accept.refused(on(liar, channel -> channel.review(payment(liar, 5)))))
        .isEqualTo(ApprovalRefusal.REVIEW);
  }

  @Test
  void refusesACharterTheStatementDoesNotName() throws IOException {
    SigningAgent agent =
        new Agent() {
          @Override
          public Bytes answer(HttpExchange request, Bytes exporter) {
            return request.target().endsWith("/charter")
                ? HttpExchange.ok(new CharterReply(Bytes.utf8("{}"), List.of("a"), "b").toJson())
                : super.answer(request, exporter);
          }
        };
    Outcome<Charter> charter = on(agent, AttestedChannel::charter);
    assertThat(Accept.refused(charter)).isEqualTo(ChannelRefusal.ANSWER);
  }

  @Test
  void answersOneCallAtATimeToManyThreads() throws IOException {
    SigningAgent agent = new Agent();
    on(
        agent,
        channel -> {
          var threads =
              IntStream.range(0, 8)
                  .mapToObj(i ->
                      CompletableFuture.supplyAsync(
                          () -> channel.sign(payment(agent, i), List.of())))
                  .toList();
          assertThat(threads)
              .allSatisfy(thread -> assertThat(thread.join()).isInstanceOf(Outcome.Accepted.class));
          return channel;
        });
  }
}
