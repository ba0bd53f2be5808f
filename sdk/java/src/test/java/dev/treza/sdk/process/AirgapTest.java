package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.airgap.AirgapAnswer;
import dev.treza.fleet.airgap.AirgapQuestion;
import dev.treza.fleet.airgap.AirgapReader;
import dev.treza.fleet.airgap.AirgapRequest;
import dev.treza.fleet.airgap.ChallengeExpectation;
import dev.treza.fleet.airgap.ReadRequest;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.approval.ValidApproval;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ChallengeStatement;
import dev.treza.fleet.protocol.Phase;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An officer behind an air gap decides a request of a real agent, by three documents that others
/// carry; and whatever those others change or mix up is refused by name.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AirgapTest {
  private final Installation installation;
  private final AgentProcess agent;
  private final SecureRandom random = new SecureRandom();
  private Optional<AttestedChannel> open = Optional.empty();
  private Optional<PreparedTransaction> task = Optional.empty();

  AirgapTest(@TempDir Path folder) throws IOException {
    this.installation = Installation.in(folder);
    this.agent = installation.start();
  }

  @BeforeAll
  void found() throws IOException {
    installation.found(agent);
    AttestedChannel channel =
        Installation.channel(agent.endpoint(), installation.expectation(agent));
    open = Optional.of(channel);
    task = Optional.of(payment(charter(), installation.wallet(channel, charter()), 0));
  }

  @AfterAll
  void stop() throws IOException {
    open.ifPresent(AttestedChannel::close);
    agent.close();
  }

  private Charter charter() throws IOException {
    return installation.charter(agent);
  }

  private AttestedChannel channel() {
    return open.orElseThrow();
  }

  private PreparedTransaction task() {
    return task.orElseThrow();
  }

  private Digest digest() {
    return task().request().digest();
  }

  private AirgapQuestion question() {
    byte[] nonce = new byte[AirgapQuestion.NONCE_LENGTH];
    random.nextBytes(nonce);
    return new AirgapQuestion(Bytes.of(nonce), Optional.empty());
  }

  private ChallengeExpectation pinned() throws IOException {
    Expectation known = installation.expectation(agent);
    return new ChallengeExpectation(
        known.anchor(), known.measurements(), known.enclave(), known.root(), known.place());
  }

  /// The online side.
  private AirgapRequest export(AirgapQuestion asked) throws IOException {
    return export(asked, Accept.accepted(channel().challenge(asked.nonce(), digest())));
  }

  private AirgapRequest export(AirgapQuestion asked, AttestationReply answer) throws IOException {
    return new AirgapRequest(
        digest(),
        asked.nonce(),
        task().request().wallet(),
        task().request().call(List.of()),
        List.of(charter().encoded()),
        answer);
  }

  /// The air-gapped side, as files carry it there.
  private Outcome<ReadRequest> read(AirgapQuestion asked, AirgapRequest carried)
      throws IOException {
    ChallengeExpectation pinned = pinned();
    return AirgapRequest.parse(carried.encoded())
        .then(parsed -> new AirgapReader(pinned, asked).read(parsed));
  }

  private AirgapAnswer answer(AirgapQuestion asked, ReadRequest read) {
    String approval =
        installation
            .officer()
            .approve(read.charter(), read.prepared().request(), read.prepared().review());
    return new AirgapAnswer(read.prepared().request().digest(), asked.nonce(), approval);
  }

  private ApprovalContext context() throws IOException {
    return new ApprovalContext(
        JwsType.APPROVAL,
        Set.of(Role.APPROVER),
        charter(),
        AgentProcess.ENCLAVE,
        Optional.empty(),
        digest(),
        task().review().digest(),
        task().review().model(),
        Set.of(),
        Instant.now());
  }

  private static <T> String id(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> throw new AssertionError("accepted " + value);
      case Outcome.Refused<T>(Refusal refusal) -> refusal.id().id();
    };
  }

  @Test
  void signsATransactionThatAnAirGappedOfficerApproved() throws IOException {
    AirgapQuestion asked = Accept.accepted(AirgapQuestion.parse(question().encoded()));
    AirgapRequest carried = export(asked);
    ReadRequest read = Accept.accepted(read(asked, carried));
    AirgapAnswer back = Accept.accepted(AirgapAnswer.parse(answer(asked, read).encoded()));
    ValidApproval approval = Accept.accepted(back.verify(carried, context()));

    assertThat(read.prepared()).isEqualTo(task());
    assertThat(
            Accept.accepted(
                    done(Accept.accepted(channel().sign(task(), List.of(approval.jws())))).signer())
                .checksummed())
        .isEqualTo(task().request().wallet().address());
  }

  @Test
  void showsHowFarTheOfficersClockIsOff() throws IOException {
    AirgapQuestion asked = question();
    ReadRequest read = Accept.accepted(read(asked, export(asked)));
    Instant slow = read.challenge().made().minus(Duration.ofDays(400));

    assertThat(read.challenge().behind(slow)).isEqualTo(Duration.ofDays(-400));
  }

  @Test
  void refusesTheAnswerToAnEarlierQuestion() throws IOException {
    AirgapRequest earlier = export(question());

    assertThat(id(read(question(), earlier))).isEqualTo("AIR-QUESTION");
  }

  @Test
  void refusesADocumentMadeForAnotherNonce() throws IOException {
    AirgapQuestion asked = question();
    AttestationReply replayed = Accept.accepted(channel().challenge(question().nonce(), digest()));

    assertThat(id(read(asked, export(asked, replayed)))).isEqualTo("ATT-NONCE");
  }

  @Test
  void refusesADocumentAboutAnotherRequest() throws IOException {
    AirgapQuestion asked = question();
    AttestationReply other =
        Accept.accepted(channel().challenge(asked.nonce(), Digest.of(Bytes.utf8("another"))));

    assertThat(id(read(asked, export(asked, other)))).isEqualTo("AIR-OTHER-REQUEST");
  }

  @Test
  void refusesARequestTheOfficerDidNotAskFor() throws IOException {
    AirgapQuestion asked =
        new AirgapQuestion(question().nonce(), Optional.of(Digest.of(Bytes.utf8("another"))));

    assertThat(id(read(asked, export(asked)))).isEqualTo("AIR-OTHER-REQUEST");
  }

  @Test
  void refusesAPaymentThatWasExchanged() throws IOException {
    AirgapQuestion asked = question();
    AirgapRequest honest = export(asked);
    PreparedTransaction more =
        Installation.payment(charter(), task().request().wallet(), 0, 1_000_000);
    AirgapRequest forged =
        new AirgapRequest(
            honest.request(),
            honest.nonce(),
            honest.wallet(),
            more.request().call(List.of()),
            honest.charters(),
            honest.attestation());

    assertThat(id(read(asked, forged))).isEqualTo("AIR-MIXED");
  }

  @Test
  void refusesChartersThatDoNotFollowEachOther() throws IOException {
    AirgapQuestion asked = question();
    AirgapRequest honest = export(asked);
    AirgapRequest forged =
        new AirgapRequest(
            honest.request(),
            honest.nonce(),
            honest.wallet(),
            honest.call(),
            List.of(charter().encoded(), charter().encoded()),
            honest.attestation());

    assertThat(id(read(asked, forged))).isEqualTo("AIR-CHARTER");
  }

  @Test
  void refusesAnotherEnclaveThanThePinnedOne() throws IOException {
    AirgapQuestion asked = question();
    AirgapRequest carried = export(asked);
    ChallengeExpectation pinned = pinned();
    ChallengeExpectation other =
        new ChallengeExpectation(
            pinned.anchor(),
            pinned.measurements(),
            pinned.enclave(),
            new ExpectedRoot.Pinned(Digest.of(Bytes.utf8("another root"))),
            pinned.place());

    assertThat(id(new AirgapReader(other, asked).read(carried))).isEqualTo("ATT-ROOT");
  }

  @Test
  void refusesADocumentOfAnotherUse() throws IOException {
    AirgapQuestion asked = question();
    AttestationReply boot =
        new AttestationReply(
            Accept.accepted(channel().boot()).document(),
            Accept.accepted(channel().boot()).statement().encoded());

    assertThat(id(read(asked, export(asked, boot)))).isEqualTo("ATT-USE");
  }

  @Test
  void refusesAStatementThatTheDocumentDoesNotVouchFor() throws IOException {
    AirgapQuestion asked = question();
    AttestationReply honest = Accept.accepted(channel().challenge(asked.nonce(), digest()));
    ChallengeStatement said =
        new ChallengeStatement(
            new StatementHead(
                charter().realm(),
                Phase.RETIRED,
                AgentProcess.ENCLAVE,
                Optional.empty(),
                Optional.of(charter().digest()),
                Optional.of(charter().digest())),
            digest());

    assertThat(
            id(read(asked, export(asked, new AttestationReply(honest.document(), said.encoded())))))
        .isEqualTo("ATT-USE");
  }

  @Test
  void refusesTheAnswerAboutAnotherRequest() throws IOException {
    AirgapQuestion asked = question();
    AirgapRequest carried = export(asked);
    AirgapAnswer back = answer(asked, Accept.accepted(read(asked, carried)));
    AirgapAnswer other =
        new AirgapAnswer(Digest.of(Bytes.utf8("another")), back.nonce(), back.approval());

    assertThat(id(other.verify(carried, context()))).isEqualTo("AIR-OTHER-REQUEST");
  }

  @Test
  void refusesTheAnswerGivenToAnEarlierQuestion() throws IOException {
    AirgapQuestion earlier = question();
    AirgapAnswer stale = answer(earlier, Accept.accepted(read(earlier, export(earlier))));

    assertThat(id(stale.verify(export(question()), context()))).isEqualTo("AIR-STALE");
  }

  @Test
  void refusesAnAnswerWhoseApprovalIsForSomethingElse() throws IOException {
    AirgapQuestion asked = question();
    AirgapRequest carried = export(asked);
    PreparedTransaction more =
        Installation.payment(charter(), task().request().wallet(), 0, 1_000_000);
    String approval = installation.approval(charter(), more).getFirst();

    assertThat(id(new AirgapAnswer(digest(), asked.nonce(), approval).verify(carried, context())))
        .isEqualTo("APR-REQUEST");
  }

  @Test
  void refusesAFileOfAnotherStep() {
    assertThat(id(AirgapRequest.parse(question().encoded()))).isEqualTo("AIR-FILE");
    assertThat(id(AirgapAnswer.parse(question().encoded()))).isEqualTo("AIR-FILE");
    assertThat(id(AirgapQuestion.parse(Bytes.utf8("{}")))).isEqualTo("AIR-FILE");
    assertThat(id(AirgapQuestion.parse(Bytes.utf8("no JSON")))).isEqualTo("JSON-SYNTAX");
  }
}
