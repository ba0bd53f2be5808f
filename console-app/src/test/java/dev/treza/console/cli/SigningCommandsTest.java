package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.OneEnclave;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.PendingReply;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignBatchCall;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletsReply;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.SigningAgent;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestServer;
import dev.treza.sdk.peer.TestWallet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Wallets and transactions from the command line, with an agent that asks for one approval.
@Timeout(30)
class SigningCommandsTest {
  private static final TestModule MODULE = new TestModule();
  private static final String TO = "0x3535353535353535353535353535353535353535";
  private static final Certificates IDENTITY = Certificates.tls();

  private static final class Agent extends SigningAgent {
    Agent() {
      super(MODULE, IDENTITY, TestWallet.of(7));
    }

    Charter charter() {
      return OneEnclave.charter(realm(), TestModule.measurements("1.0"), receipts());
    }

    @Override
    public Map<Integer, PcrValue> pcrs() {
      Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
      pcrs.put(3, PcrValue.ofRole(OneEnclave.PLACE.parentRole()));
      pcrs.put(16, PcrValue.ofCharterRoot(charter().digest()));
      return pcrs;
    }

    @Override
    public StatementHead head(Optional<Digest> boot) {
      StatementHead own = super.head(boot);
      Optional<Digest> root = Optional.of(charter().digest());
      return new StatementHead(own.realm(), own.phase(), own.enclave(), boot, root, root);
    }

    @Override
    public Map<Integer, PcrValue> bootPcrs() {
      Map<Integer, PcrValue> pcrs = new TreeMap<>(super.bootPcrs());
      pcrs.put(3, PcrValue.ofRole(OneEnclave.PLACE.parentRole()));
      return pcrs;
    }

    private boolean approved;

    @Override
    public Bytes answer(HttpExchange request, Bytes exporter) {
      approved =
          new String(request.body().toArray(), StandardCharsets.UTF_8).contains("\"approvals\"");
      return request.target().endsWith("/blockchain/wallets")
          ? HttpExchange.ok(
              new WalletsReply(List.of(wallet(Optional.empty())), Optional.empty()).toJson())
          : super.answer(request, exporter);
    }

    @Override
    public Bytes generate(WalletRequest request) {
      return approved ? super.generate(request) : missing(request.digest());
    }

    @Override
    public Bytes sign(PreparedTransaction task) {
      return approved ? super.sign(task) : missing(task.request().digest());
    }

    @Override
    public Bytes signBatch(SignBatchCall call) {
      return approved
          ? super.signBatch(call)
          : missing(BatchRequest.of(requestHead(), call.atomic(), items(call)).digest());
    }

    private static Bytes missing(Digest request) {
      return HttpExchange.pending(
          new PendingReply(request, "all", List.of(new GroupQuorum("approvers", 1))).toJson());
    }
  }

  /// The officer whom the agent's charter names.
  private record Credential(JwsSigner signer) implements OfficerCredential {
    @Override
    public String name() {
      return "Ada";
    }

    @Override
    public PublicJwk key() {
      return signer.key();
    }

    @Override
    public Outcome<JwsSigner> unlock(Realm realm) {
      return Outcome.accepted(signer);
    }
  }

  private final Agent agent = new Agent();
  private final TestServer server;
  private final Path folder;

  SigningCommandsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.server = TestServer.tls(IDENTITY, agent);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Run treza(String... arguments) {
    OneEnclave fleet =
        OneEnclave.pinned(
            MODULE.anchor(), TestModule.measurements("1.0"), agent.charter(), server.endpoint());
    return Treza.run(
        new ConsoleHome(folder),
        fleet,
        new Credential(agent.receipts()),
        InstantSource.system(),
        arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Run propose(String recipient) throws IOException {
    Files.writeString(
        folder.resolve("transaction.json"),
        """
        {"to": "%s", "value": "1", "nonce": "0", "gasLimit": "21000",
         "gasPrice": "1000000000", "chainId": "31337"}
        """
            .formatted(recipient));
    return treza(
        "transaction",
        "propose",
        "--enclave",
        SigningAgent.ENCLAVE,
        "--wallet",
        "wallet-1",
        "--file",
        file("transaction.json"),
        "--output",
        file("proposal.json"));
  }

  @Test
  void listsWalletsAndMarksThemSimulated() {
    Run run = treza("wallet", "list", "--enclave", SigningAgent.ENCLAVE);

    assertThat(run.out()).startsWith("SIMULATED enclave vault-1").contains("  wallet-1  ethereum");
    assertThat(run.code()).isZero();
    assertThat(treza("wallet", "list", "--enclave", SigningAgent.ENCLAVE, "--json").out())
        .contains("\"simulated\":true");
  }

  @Test
  void saysWhichApprovalsAWalletNeeds() {
    Run run = treza("wallet", "generate", "--enclave", SigningAgent.ENCLAVE, "--network", "local");

    assertThat(run.out())
        .contains("APPROVALS MISSING: rule all")
        .contains("1 more of approvers")
        .contains("Next: nothing was done; gather these approvals");
    assertThat(run.code()).isEqualTo(4);
  }

  @Test
  void makesAWalletThatIsApprovedHere() {
    Run run =
        treza(
            "wallet",
            "generate",
            "--enclave",
            SigningAgent.ENCLAVE,
            "--network",
            "local",
            "--approve");

    assertThat(run.out()).contains("  wallet-1  ethereum local  0x");
    assertThat(run.code()).isZero();
  }

  @Test
  void showsWhatATransactionDoesBeforeItIsProposed() throws IOException {
    Run run = propose("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    assertThat(run.out()).contains("Send 1 ETH to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    assertThat(run.code()).isZero();
    assertThat(folder.resolve("proposal.json")).isNotEmptyFile();
  }

  @Test
  void refusesAnAddressWithAWrongChecksumAndWritesNothing() throws IOException {
    Run run = propose("0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    assertThat(run.out()).contains("REFUSED TX-CHECKSUM: ");
    assertThat(run.code()).isEqualTo(3);
    assertThat(folder.resolve("proposal.json")).doesNotExist();
  }

  @Test
  void signsWhatWasProposedAndApproved() throws IOException {
    propose("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    Run early = treza("transaction", "sign", "--proposal", file("proposal.json"));
    assertThat(early.out()).contains("APPROVALS MISSING");
    assertThat(early.code()).isEqualTo(4);

    Run approval =
        treza(
            "transaction",
            "approve",
            "--proposal",
            file("proposal.json"),
            "--output",
            file("approval.jws"));
    assertThat(approval.out()).contains("Send 1 ETH").contains("Approval ey");
    assertThat(approval.code()).isZero();

    Run signed =
        treza(
            "transaction",
            "sign",
            "--proposal",
            file("proposal.json"),
            "--approval",
            file("approval.jws"),
            "--output",
            file("signed.hex"));
    assertThat(signed.out()).contains("SIGNED 0x");
    assertThat(signed.code()).isZero();
    assertThat(folder.resolve("signed.hex")).content().startsWith("0xf8");
  }

  /// Two proposals, `a.json` and `b.json`.
  private void proposeTwo() throws IOException {
    for (String name : List.of("a.json", "b.json")) {
      String to = name.startsWith("a") ? "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" : TO;
      assertThat(propose(to).code()).isZero();
      Files.move(folder.resolve("proposal.json"), folder.resolve(name));
    }
  }

  private Run signBatch(String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "transaction",
                "sign-batch",
                "--proposal",
                file("a.json"),
                "--proposal",
                file("b.json")));
    words.addAll(List.of(options));
    return treza(words.toArray(String[]::new));
  }

  @Test
  void showsAWholeBatchAndWhatItLacks() throws IOException {
    proposeTwo();
    Run run = signBatch("--atomic");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out())
        .contains("SIMULATED enclave")
        .contains("Sign 2 requests together")
        .contains("1. Send 1 ETH")
        .contains("2. Send 1 ETH")
        .contains(TO)
        .contains("APPROVALS MISSING");
  }

  /// The digest of the request whose review was shown.
  private String shown() {
    return signBatch()
        .out()
        .lines()
        .filter(line -> line.startsWith("Request "))
        .map(line -> line.substring("Request ".length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void doesNotApproveABatchBeforeItsReviewWasShown() throws IOException {
    proposeTwo();
    Run run = signBatch("--approve");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("1. Send 1 ETH").contains("APR-REQUEST").contains(shown());
    assertThat(signBatch("--approve", "--request", "0".repeat(64)).code()).isEqualTo(3);
  }

  @Test
  void signsABatchThatIsApprovedHere() throws IOException {
    proposeTwo();
    Run run = signBatch("--approve", "--request", shown(), "--output", file("signed.hex"));
    assertThat(run.out()).contains("1. SIGNED 0x").contains("2. SIGNED 0x");
    assertThat(run.code()).isZero();
    for (String name : List.of("signed.hex.1", "signed.hex.2")) {
      assertThat(folder.resolve(name)).content().startsWith("0xf8").hasLineCount(1);
    }
  }

  @Test
  void signsABatchWithTheApprovalOfAnotherComputer() throws IOException {
    proposeTwo();
    Run kept = signBatch("--approve", "--request", shown(), "--approval-output", file("batch.jws"));
    assertThat(kept.out()).contains("Approval ey").doesNotContain("SIGNED");
    assertThat(kept.code()).isZero();
    Run signed = signBatch("--approval", file("batch.jws"), "--json");
    assertThat(signed.out()).contains("\"results\":[{\"hash\":\"0x");
    assertThat(signed.code()).isZero();
  }

  private Run composeBatch(String rows) throws IOException {
    Files.writeString(
        folder.resolve("payments.csv"),
        "wallet,to,value,nonce,gasLimit,maxFeePerGas,maxPriorityFeePerGas\n" + rows);
    return treza(
        "transaction",
        "compose-batch",
        "--enclave",
        SigningAgent.ENCLAVE,
        "--payments",
        file("payments.csv"),
        "--output",
        file("batch.json"));
  }

  @Test
  void signsTheBatchOfAFileOfPaymentsAndExportsWhatCameOfIt() throws IOException {
    Run composed =
        composeBatch(
            "wallet-1,%s,1,0,21000,2000000000,1000000000\n".formatted(TO)
                + "wallet-1,%s,2,,21000,2000000000,1000000000\n".formatted(TO));
    assertThat(composed.out()).contains("line 2: Send 1 ETH").contains("Total on Local Ethereum");
    assertThat(composed.code()).isZero();
    String request =
        treza("transaction", "sign-batch", "--batch", file("batch.json"))
            .out()
            .lines()
            .filter(line -> line.startsWith("Request "))
            .map(line -> line.substring("Request ".length()))
            .findFirst()
            .orElseThrow();
    Run signed =
        treza(
            "transaction",
            "sign-batch",
            "--batch",
            file("batch.json"),
            "--approve",
            "--request",
            request,
            "--results",
            file("results.csv"));

    assertThat(signed.code()).isZero();
    assertThat(folder.resolve("results.csv"))
        .content()
        .startsWith("number,state,wallet,intent,request,hash,raw,reason\r\n1,signed,wallet-1,")
        .contains("\r\n2,signed,wallet-1,");
  }

  @Test
  void writesNoBatchWhileARowIsWrong() throws IOException {
    Run run = composeBatch("wallet-1,%s,1,0,21000,2000000000,\n".formatted(TO));

    assertThat(run.out()).contains("line 2: REFUSED PAY-FEES").contains("nothing was written");
    assertThat(run.code()).isEqualTo(3);
    assertThat(folder.resolve("batch.json")).doesNotExist();
  }

  @Test
  void doesNotMixEnclavesInABatch() throws IOException {
    proposeTwo();
    String other = Files.readString(folder.resolve("a.json"));
    Files.writeString(
        folder.resolve("a.json"),
        other.replace("\"" + SigningAgent.ENCLAVE + "\"", "\"elsewhere\""));
    Run run = signBatch();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("different enclaves");
  }

  @Test
  void reviewsATransactionInEveryForm() throws IOException {
    // 1 ETH to 0x3535…, nonce 0, chain 31337
    String hex =
        "ee8085012a05f200825208943535353535353535353535353535353535353535880de0b6b3a764000080827a698080";
    Bytes raw = Bytes.hex(hex);
    for (Bytes form :
        List.of(
            raw,
            Bytes.utf8("0x" + hex),
            Bytes.utf8(raw.base64Url()),
            Bytes.utf8("{\"raw\": \"" + hex + "\"}"))) {
      Run run = review(form);
      assertThat(run.out()).contains("Send 1 ETH to 0x3535353535353535353535353535353535353535");
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void signsAMessageAndTypedDataThatWereApproved() throws IOException {
    String order =
        """
        {"types": {"Order": [{"name": "n", "type": "uint256"}]}, "primaryType": "Order",
         "domain": {"name": "Shop", "chainId": 31337}, "message": {"n": 9007199254740991}}
        """;
    for (String form : List.of("{\"text\": \"Hello\"}", order)) {
      assertThat(review(Bytes.utf8(form)).code()).isZero();
      treza(
          "transaction",
          "approve",
          "--proposal",
          file("proposal.json"),
          "--output",
          file("approval.jws"));
      Run signed =
          treza(
              "transaction",
              "sign",
              "--proposal",
              file("proposal.json"),
              "--approval",
              file("approval.jws"),
              "--output",
              file("signed.hex"));
      assertThat(signed.out()).contains("SIGNED 0x");
      // 65 bytes that end in v
      assertThat(folder.resolve("signed.hex")).content().matches("0x[0-9a-f]{128}1[bc]\n");
    }
  }

  private Run review(Bytes content) throws IOException {
    Files.write(folder.resolve("input"), content.toArray());
    return treza(
        "transaction",
        "review",
        "--enclave",
        SigningAgent.ENCLAVE,
        "--wallet",
        "wallet-1",
        "--file",
        file("input"),
        "--output",
        file("proposal.json"));
  }

  @Test
  void cannotUseAProposalThatIsNone() throws IOException {
    Files.writeString(folder.resolve("proposal.json"), "{}");
    Run run = treza("transaction", "sign", "--proposal", file("proposal.json"));

    assertThat(run.err()).contains("JSON-SCHEMA").contains("transaction propose --file");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void doesNotKnowAnEnclaveNobodyPinned() {
    Run run = treza("wallet", "list", "--enclave", "vault-9");

    assertThat(run.err())
        .contains("knows no enclave vault-9")
        .contains("Next: name one of " + SigningAgent.ENCLAVE);
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void showsTheFleet() {
    Run run = treza("fleet", "status", "--local");

    assertThat(run.out()).contains("SIMULATED enclave vault-1").contains("running at 127.0.0.1:");
    assertThat(treza("fleet", "status").code()).isEqualTo(2);
  }
}
