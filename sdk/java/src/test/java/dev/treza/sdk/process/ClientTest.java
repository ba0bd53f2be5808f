package dev.treza.sdk.process;

import static dev.treza.sdk.process.Clients.COST;
import static dev.treza.sdk.process.Clients.UNIT;
import static dev.treza.sdk.process.Clients.client;
import static dev.treza.sdk.process.Clients.count;
import static dev.treza.sdk.process.Clients.daily;
import static dev.treza.sdk.process.Clients.identity;
import static dev.treza.sdk.process.Clients.payment;
import static dev.treza.sdk.process.Clients.rule;
import static dev.treza.sdk.process.Clients.single;
import static dev.treza.sdk.process.Installation.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.policy.PolicyRefusal;
import dev.treza.fleet.policy.PolicyVerdict;
import dev.treza.fleet.policy.Schedule;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WhatIfReply;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.BatchAnswer;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that sign without officers: what the charter lets the key of their certificate do, and
/// nothing else. Every test has a wallet of its own, so that limits are its own too.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTest {
  private static final ZoneId UTC = ZoneId.of("Etc/UTC");
  private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

  private final Clients clients;
  private final AgentProcess agent;
  private final ClientIdentity payments = identity("payments");
  private final ClientIdentity counted = identity("counted");
  private final ClientIdentity open = identity("open");
  private final ClientIdentity closed = identity("closed");
  private final ClientIdentity former = identity("former");
  private final ClientIdentity stopped = identity("stopped");
  private Charter charter;

  ClientTest(@TempDir Path folder) throws IOException {
    Installation installation = Installation.in(folder);
    this.clients = new Clients(installation);
    this.agent = installation.start();
    installation.found(agent);
    this.charter =
        clients.admit(
            agent,
            List.of(
                client("payments", payments, tomorrow),
                client("counted", counted, tomorrow),
                client("open", open, tomorrow),
                client("closed", closed, tomorrow),
                client("former", former, Instant.now()),
                client("stopped", stopped, tomorrow)),
            List.of(
                rule("payments", Optional.empty(), single(1), daily(2)),
                rule("counted", Optional.empty(), count(2)),
                rule("open", Optional.of(hours(EnumSet.allOf(DayOfWeek.class))), single(1)),
                rule("closed", Optional.of(hours(notToday())), single(1)),
                rule("former", Optional.empty()),
                rule("stopped", Optional.empty())));
  }

  @BeforeAll
  void suspend() throws IOException {
    clients.suspend(agent, charter, "stopped");
  }

  @AfterAll
  void stop() throws IOException {
    agent.close();
  }

  private static Schedule hours(EnumSet<DayOfWeek> days) {
    return new Schedule(UTC, List.of(new Schedule.Window(days, 0, 24 * 60)));
  }

  private static EnumSet<DayOfWeek> notToday() {
    return EnumSet.of(Instant.now().atZone(UTC).getDayOfWeek().plus(3));
  }

  private Wallet wallet() throws IOException {
    return clients.wallet(agent, charter);
  }

  private Outcome<CommandResult<EvmSigned>> sign(ClientIdentity client, PreparedTransaction payment)
      throws IOException {
    try (AttestedChannel channel = clients.as(agent, client)) {
      return channel.sign(payment, List.of());
    }
  }

  private EvmSigned signed(ClientIdentity client, PreparedTransaction payment) throws IOException {
    return done(Accept.accepted(sign(client, payment)));
  }

  private Refusal refused(ClientIdentity client, PreparedTransaction payment) throws IOException {
    return refusal(sign(client, payment));
  }

  private static <T> Refusal refusal(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Refused<T>(Refusal refusal) -> refusal;
      case Outcome.Accepted<T>(T value) -> throw new AssertionError("accepted " + value);
    };
  }

  @Test
  void aClientSignsWithinItsRuleWithoutAnybody() throws IOException {
    Wallet wallet = wallet();
    EvmSigned signed = signed(payments, payment(charter, wallet, 0));
    assertThat(Accept.accepted(signed.signer()).checksummed()).isEqualTo(wallet.address());
  }

  @Test
  void theSameRequestAgainGivesTheSameSignatureAndSpendsNothing() throws IOException {
    Wallet wallet = wallet();
    EvmSigned first = signed(payments, payment(charter, wallet, 0));
    for (int i = 0; i < 3; i++) {
      assertThat(signed(payments, payment(charter, wallet, 0))).isEqualTo(first);
    }
    signed(payments, payment(charter, wallet, 1));
  }

  @Test
  void moreThanOneRequestMaySpendIsDeniedAndSaysWhy() throws IOException {
    PreparedTransaction large = Installation.payment(charter, wallet(), 0, 2);
    Refusal refusal = refused(payments, large);
    assertThat(refusal.id().id()).isEqualTo(PolicyRefusal.NO_RULE.id());
    assertThat(refusal.detail())
        .contains("rule payments: the request spends " + (COST + UNIT))
        .contains("rule all: client payments may not appear in it");
  }

  @Test
  void moreThanADayMaySpendIsDeniedAndSaysWhy() throws IOException {
    Wallet wallet = wallet();
    signed(payments, payment(charter, wallet, 0));
    signed(payments, payment(charter, wallet, 1));
    assertThat(refused(payments, payment(charter, wallet, 2)).detail())
        .contains(2 * COST + " was spent before and the request spends " + COST);
  }

  @Test
  void whatTheOfficerLetPassCountsToo() throws IOException {
    Wallet wallet = wallet();
    try (AttestedChannel channel = clients.officer(agent)) {
      PreparedTransaction large = Installation.payment(charter, wallet, 0, 2);
      done(Accept.accepted(channel.sign(large, clients.installation.approval(charter, large))));
    }
    assertThat(refused(payments, payment(charter, wallet, 1)).detail())
        .contains("was spent before");
  }

  @Test
  void moreRequestsThanADayMayHaveAreDenied() throws IOException {
    Wallet wallet = wallet();
    signed(counted, payment(charter, wallet, 0));
    signed(counted, payment(charter, wallet, 1));
    assertThat(refused(counted, payment(charter, wallet, 2)).detail())
        .contains("there were 2 requests before");
  }

  @Test
  void aClientSignsInItsHoursOnly() throws IOException {
    Wallet wallet = wallet();
    signed(open, payment(charter, wallet, 0));
    assertThat(refused(closed, payment(charter, wallet, 1)).detail())
        .contains("rule closed: now is outside its hours");
  }

  @Test
  void aBatchOfAClientIsJudgedAsAWhole() throws IOException {
    Wallet wallet = wallet();
    List<PreparedTransaction> two =
        List.of(payment(charter, wallet, 0), payment(charter, wallet, 1));
    List<PreparedTransaction> three = List.of(two.get(0), two.get(1), payment(charter, wallet, 2));
    try (AttestedChannel channel = clients.as(agent, payments)) {
      assertThat(refusal(channel.signBatch(three, true, List.of())).id().id())
          .isEqualTo(PolicyRefusal.NO_RULE.id());
      assertThat(Accept.accepted(channel.signBatch(two, true, List.of())))
          .isInstanceOf(BatchAnswer.Done.class);
    }
    assertThat(refused(payments, three.get(2)).detail()).contains("was spent before");
  }

  @Test
  void aClientHasNoRuleButItsOwn() throws IOException {
    Wallet wallet = wallet();
    signed(payments, payment(charter, wallet, 0));
    signed(payments, payment(charter, wallet, 1));
    assertThat(refused(payments, payment(charter, wallet, 2)).detail())
        .contains("rule counted: client payments may not appear in it");
  }

  @Test
  void anApprovalDoesNotLetAClientBeyondItsRules() throws IOException {
    PreparedTransaction large = Installation.payment(charter, wallet(), 0, 2);
    try (AttestedChannel channel = clients.as(agent, payments)) {
      assertThat(
              refusal(channel.sign(large, clients.installation.approval(charter, large))).id().id())
          .isEqualTo(PolicyRefusal.NO_RULE.id());
    }
  }

  @Test
  void aCertificateTheCharterDoesNotNameIsRefusedByName() throws IOException {
    ClientIdentity stranger = identity("payments");
    assertThat(refused(stranger, payment(charter, wallet(), 0)).id().id())
        .isEqualTo(AgentRefusal.CLIENT_UNKNOWN.id());
    try (AttestedChannel channel = clients.as(agent, stranger)) {
      assertThat(refusal(channel.wallets()).detail()).contains(stranger.spki().hex());
    }
  }

  @Test
  void aStrangerMayStillReadTheCharterThatDoesNotNameIt() throws IOException {
    try (AttestedChannel channel = clients.as(agent, identity("stranger"))) {
      assertThat(Accept.accepted(channel.charter())).isEqualTo(charter);
    }
  }

  @Test
  void anExpiredClientIsRefusedByName() throws IOException {
    assertThat(refused(former, payment(charter, wallet(), 0)).id().id())
        .isEqualTo(AgentRefusal.CLIENT_EXPIRED.id());
  }

  @Test
  void aSuspendedClientIsRefusedByName() throws IOException {
    assertThat(refused(stopped, payment(charter, wallet(), 0)).id().id())
        .isEqualTo(AgentRefusal.CLIENT_SUSPENDED.id());
  }

  @Test
  void aCertificateAuthorisesItsOwnConnectionOnly() throws IOException {
    Wallet wallet = wallet();
    try (AttestedChannel known = clients.as(agent, payments);
        AttestedChannel nobody = clients.officer(agent);
        AttestedChannel other = clients.as(agent, closed)) {
      done(Accept.accepted(known.sign(payment(charter, wallet, 0), List.of())));
      PreparedTransaction next = payment(charter, wallet, 1);
      assertThat(Accept.accepted(nobody.sign(next, List.of())))
          .isInstanceOf(CommandResult.Pending.class);
      assertThat(refusal(other.sign(next, List.of())).id().id())
          .isEqualTo(PolicyRefusal.NO_RULE.id());
      done(Accept.accepted(known.sign(next, List.of())));
    }
    try (AttestedChannel later = clients.officer(agent)) {
      assertThat(Accept.accepted(later.sign(payment(charter, wallet, 3), List.of())))
          .isInstanceOf(CommandResult.Pending.class);
    }
  }

  @Test
  void aCertificateIsNoApproval() throws IOException {
    try (AttestedChannel channel = clients.as(agent, payments)) {
      assertThat(
              Accept.accepted(
                  channel.generateWallet(clients.installation.walletRequest(charter), List.of())))
          .isInstanceOf(CommandResult.Pending.class);
    }
  }

  @Test
  void whatIfSaysWhatWouldHappenAndChangesNothing() throws IOException {
    Wallet wallet = wallet();
    signed(payments, payment(charter, wallet, 0));
    PreparedTransaction next = payment(charter, wallet, 1);
    try (AttestedChannel channel = clients.officer(agent)) {
      for (int i = 0; i < 3; i++) {
        WhatIfReply reply = whatIf(channel, next, List.of(), Optional.of("payments"));
        assertThat(reply.trace().verdict()).isEqualTo(new PolicyVerdict.Allowed("payments"));
        assertThat(reply.before())
            .anySatisfy(before -> assertThat(before.sum()).isEqualTo(BigInteger.valueOf(COST)));
      }
      assertThat(whatIf(channel, next, List.of(), Optional.empty()).trace().verdict())
          .isInstanceOf(PolicyVerdict.NeedsApproval.class);
      assertThat(whatIf(channel, next, List.of("ada"), Optional.empty()).trace().verdict())
          .isEqualTo(new PolicyVerdict.Allowed("all"));
      assertThat(
              refusal(channel.whatIf(next, List.of("bob"), Optional.empty(), Optional.empty()))
                  .id()
                  .id())
          .isEqualTo("APR-OFFICER");
      assertThat(
              refusal(
                      channel.whatIf(
                          next, List.of(), Optional.of("payments"), Optional.of(tomorrow)))
                  .id()
                  .id())
          .isEqualTo(AgentRefusal.CLIENT_EXPIRED.id());
    }
    signed(payments, next);
  }

  private static WhatIfReply whatIf(
      AttestedChannel channel,
      PreparedTransaction payment,
      List<String> approvedBy,
      Optional<String> client) {
    return Accept.accepted(channel.whatIf(payment, approvedBy, client, Optional.empty()));
  }
}
