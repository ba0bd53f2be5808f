package dev.treza.console.cli;

import static dev.treza.console.credential.token.SoftToken.accepted;
import static dev.treza.console.credential.token.SoftToken.typed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.own.CredentialWorkshop;
import dev.treza.console.credential.own.CredentialWorkshop.Label;
import dev.treza.console.credential.own.CredentialWorkshop.TokenWish;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.credential.token.SoftToken;
import dev.treza.console.link.Answer;
import dev.treza.console.link.OneEnclave;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.process.AgentProcess;
import dev.treza.sdk.process.Installation;
import dev.treza.sdk.process.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two officers with tokens and one behind an air gap decide one transaction of a real agent, each
/// on a computer of his own, by the command line.
@Timeout(180)
class ThreeOfficersTest {
  private static final String SECRET = "six random words of mine";
  private static final InstantSource CLOCK = InstantSource.system();
  private static final String PAYMENT =
      """
      {"to": "0x3535353535353535353535353535353535353535", "value": "1", "nonce": "0",
       "gasLimit": "21000", "gasPrice": "1000000000", "chainId": "31337"}
      """;

  /// An officer at a computer of his own, signed in.
  private record Person(ConsoleHome home, OfficerCredential credential) {
    ApprovalDesk desk() {
      return new ApprovalDesk(credential, CLOCK, new SecureRandom());
    }
  }

  private final Path folder;
  private final Installation installation;
  private final AgentProcess agent;
  private final List<Person> people = new ArrayList<>();
  private Optional<OneEnclave> known = Optional.empty();

  ThreeOfficersTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.installation = Installation.in(folder);
    this.agent = installation.start();
  }

  @BeforeEach
  void found() throws Exception {
    SoftToken.required();
    people.add(withToken("first"));
    people.add(withToken("second"));
    people.add(withFile("third"));
    Charter charter = charter();
    try (AttestedChannel channel =
        Installation.channel(
            agent.endpoint(),
            installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis()))) {
      String genesis =
          installation
              .officer()
              .genesis(charter, AgentProcess.ENCLAVE, accepted(channel.boot()).digest());
      accepted(channel.found(new CharterCall(charter.encoded(), List.of(genesis))));
    }
    known =
        Optional.of(
            OneEnclave.pinned(
                agent.anchor(), installation.jars().measurements(), charter, agent.endpoint()));
    propose(wallet().id());
  }

  @AfterEach
  void stop() throws IOException {
    people.forEach(person -> person.credential().lock());
    agent.close();
  }

  private Person withToken(String name) throws Exception {
    ConsoleHome home = new ConsoleHome(folder.resolve(name));
    SoftToken token = SoftToken.insert();
    accepted(
        new CredentialWorkshop(home, new SecureRandom())
            .choose(
                new Label(name, true),
                new TokenWish(SoftToken.module(), token.serial(), true, ""),
                typed(SoftToken.PIN)));
    return signedIn(home, SoftToken.PIN);
  }

  private Person withFile(String name) throws Exception {
    ConsoleHome home = new ConsoleHome(folder.resolve(name));
    accepted(
        new CredentialWorkshop(home, new SecureRandom())
            .create(new Label(name, true), typed(SECRET)));
    return signedIn(home, SECRET);
  }

  private static Person signedIn(ConsoleHome home, String secret) throws Exception {
    OfficerCredential credential =
        new OwnCredential(home, new Treza.NoCredential(), CLOCK).personal().orElseThrow();
    accepted(credential.signIn(typed(secret)));
    return new Person(home, credential);
  }

  /// Ada administers; the three approve, all of them.
  private Charter charter() throws Exception {
    Charter simple = installation.charter(agent);
    List<Officer> officers = new ArrayList<>(simple.officers());
    List<String> ids = new ArrayList<>();
    for (Person person : people) {
      String name = person.credential().name();
      ids.add(name);
      officers.add(
          new Officer(
              name,
              name,
              Set.of(Role.APPROVER),
              name.equals("third") ? CredentialKind.AIR_GAPPED : CredentialKind.TOKEN,
              List.of(person.credential().key())));
    }
    return new Charter(
        simple.realm(),
        simple.namespace(),
        simple.tenant(),
        simple.serial(),
        simple.previous(),
        simple.networks(),
        simple.place(),
        simple.sealingKey(),
        simple.stateStore(),
        simple.maxKeysPerEnclave(),
        simple.backup(),
        simple.approvalTtl(),
        simple.measurements(),
        officers,
        simple.charterQuorum(),
        simple.ceremonyQuorum(),
        List.of(new Group("three", ids)),
        List.of(
            new Rule("all", simple.networks(), new Require(List.of(new GroupQuorum("three", 3))))));
  }

  private Wallet wallet() throws Exception {
    OneEnclave fleet = known.orElseThrow();
    WalletRequest request =
        new WalletRequest(
            fleet.enclave().head(),
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            Optional.of("Test"),
            people.getFirst().desk().nonce());
    List<String> approvals = new ArrayList<>();
    for (Person person : people) {
      approvals.add(
          accepted(
              person
                  .desk()
                  .approve(fleet.enclave().root(), request, WalletReview.of(request), List.of())));
    }
    return switch (accepted(fleet.link(fleet.enclave()).generateWallet(request, approvals))) {
      case Answer.Done<Wallet>(Wallet wallet, String _) -> wallet;
      case Answer.Missing<Wallet>(var missing) -> throw new AssertionError(missing);
    };
  }

  private Run run(Person person, String... arguments) {
    return Treza.run(person.home(), known.orElseThrow(), person.credential(), CLOCK, arguments);
  }

  private Run first(String... arguments) {
    return run(people.getFirst(), arguments);
  }

  /// Behind the air gap.
  private Run third(String... arguments) {
    return run(people.getLast(), arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void propose(String wallet) throws IOException {
    Files.writeString(folder.resolve("transaction.json"), PAYMENT);
    done(
        first(
            "transaction",
            "propose",
            "--enclave",
            AgentProcess.ENCLAVE,
            "--wallet",
            wallet,
            "--file",
            file("transaction.json"),
            "--output",
            file("proposal.json")));
  }

  private static Run done(Run run) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  private void approveByToken(int person, String output) {
    done(
        run(
            people.get(person),
            "transaction",
            "approve",
            "--proposal",
            file("proposal.json"),
            "--output",
            file(output)));
  }

  private void carryOver() {
    done(third("airgap", "ask", "--output", file("question.json")));
    done(
        first(
            "airgap",
            "export",
            "--proposal",
            file("proposal.json"),
            "--question",
            file("question.json"),
            "--output",
            file("request.json")));
  }

  private Run accept() {
    return first(
        "airgap",
        "accept",
        "--proposal",
        file("proposal.json"),
        "--request",
        file("request.json"),
        "--answer",
        file("answer.json"),
        "--output",
        file("third.jws"));
  }

  private Run sign(String... approvals) {
    List<String> arguments =
        new ArrayList<>(List.of("transaction", "sign", "--proposal", file("proposal.json")));
    for (String approval : approvals) {
      arguments.addAll(List.of("--approval", file(approval)));
    }
    return first(arguments.toArray(String[]::new));
  }

  @Test
  void decideOneTransactionTogether() {
    approveByToken(0, "first.jws");
    approveByToken(1, "second.jws");
    assertThat(sign("first.jws", "second.jws").code()).isEqualTo(4);

    carryOver();
    assertThat(done(third("airgap", "review", "--request", file("request.json"))).out())
        .startsWith("SIMULATED enclave vault-1")
        .contains("answered this computer's own question");
    done(
        third(
            "airgap",
            "approve",
            "--request",
            file("request.json"),
            "--output",
            file("answer.json")));
    assertThat(done(accept()).out()).startsWith("Officer third approved request ");

    assertThat(done(sign("first.jws", "second.jws", "third.jws")).out()).contains("0x");
  }

  @Test
  void letNobodyDecideTheSameCarriedRequestTwice() {
    carryOver();
    String[] approve = {
      "airgap", "approve", "--request", file("request.json"), "--output", file("answer.json")
    };
    done(third(approve));

    Run again = third(approve);
    assertThat(again.out()).startsWith("REFUSED AIR-NONE-OPEN");
    assertThat(again.code()).isEqualTo(3);
  }

  @Test
  void refuseTheRequestOfAnEarlierQuestion() {
    carryOver();
    done(third("airgap", "ask", "--output", file("newer.json")));

    assertThat(third("airgap", "review", "--request", file("request.json")).out())
        .startsWith("REFUSED AIR-QUESTION");
  }

  @Test
  void refuseAnAnswerToAnEarlierExport() {
    carryOver();
    done(
        third(
            "airgap",
            "approve",
            "--request",
            file("request.json"),
            "--output",
            file("answer.json")));
    carryOver();

    assertThat(accept().out()).startsWith("REFUSED AIR-STALE");
  }

  @Test
  void refuseAFileOfAnotherStepAndSayWhichIsExpected() {
    carryOver();

    Run mixed = third("airgap", "review", "--request", file("question.json"), "--json");
    assertThat(mixed.out()).contains("\"id\":\"AIR-FILE\"").contains("airgap-request is expected");
  }

  @Test
  void haveApprovalsThatAnotherLibraryVerifies() throws Exception {
    Peers.required();
    approveByToken(0, "first.jws");
    String jws = Files.readString(folder.resolve("first.jws")).strip();
    String key =
        new String(
            CanonicalJson.encode(people.getFirst().credential().key().json()).toArray(),
            StandardCharsets.UTF_8);

    assertThat(Peers.run("verify-jws.mjs", key, jws))
        .singleElement()
        .asString()
        .startsWith("approval {")
        .contains("\"officer\":\"first\"");
    carryOver();
    done(
        third(
            "airgap",
            "approve",
            "--request",
            file("request.json"),
            "--output",
            file("answer.json")));
    done(accept());
    String software =
        new String(
            CanonicalJson.encode(people.getLast().credential().key().json()).toArray(),
            StandardCharsets.UTF_8);
    assertThat(
            Peers.run(
                "verify-jws.mjs", software, Files.readString(folder.resolve("third.jws")).strip()))
        .singleElement()
        .asString()
        .contains("\"officer\":\"third\"");
  }
}
