package dev.treza.keyimport.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.ImportAnswer;
import dev.treza.fleet.protocol.ImportJob;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.process.AgentProcess;
import dev.treza.sdk.process.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ImportProcessTest {
  private static final String KEY =
      "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
  private static final String ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";

  @TempDir private Path folder;
  private Installation installation;
  private AgentProcess agent;

  @BeforeEach
  void found() throws IOException {
    installation = Installation.in(folder);
    agent = installation.start();
    installation.found(agent);
  }

  @AfterEach
  void stop() throws IOException {
    agent.close();
  }

  @Test
  void takesAKeyFromAFileToAHeldWallet() throws Exception {
    ImportJob job = job(file(KEY));
    try (ImportProcess program = ImportProcess.start()) {
      program.say(job.toJson());
      ImportAnswer.Asks asks = asked(program);
      ImportRequest request = request(job, asks.publicKey());
      assertThat(asks.request()).isEqualTo(request.digest());
      assertThat(asks.review()).isEqualTo(ImportReview.of(request).digest());
      program.say(approvals(request));
      Wallet wallet = ((ImportAnswer.Done) program.hear()).wallet();
      assertThat(wallet.address()).isEqualTo(ADDRESS);
      assertThat(wallet.state()).isEqualTo(WalletState.HELD);
      assertThat(wallet.origin()).isEqualTo(new KeyOrigin.Imported(Optional.empty()));
      assertThat(program.end()).isZero();
    }
  }

  /// While it waits for the officers it has the key in one place: a locked page.
  @Test
  void holdsTheKeyInOnePlaceOnly() throws Exception {
    ImportJob job = job(file(KEY));
    try (ImportProcess program = ImportProcess.start()) {
      assumeTrue(
          Files.isReadable(Path.of("/proc", Long.toString(program.pid()), "mem")),
          "reading another process's memory needs root");
      program.say(job.toJson());
      asked(program);
      assertThat(MemoryScan.ofProcess(program.pid(), needle())).hasSize(1);
    }
  }

  @Test
  void saysWhichApprovalsAreMissing() throws Exception {
    try (ImportProcess program = ImportProcess.start()) {
      program.say(job(file(KEY)).toJson());
      asked(program);
      program.say(JsonObject.builder().build());
      assertThat(program.hear()).isInstanceOf(ImportAnswer.Missing.class);
      assertThat(program.end()).isZero();
    }
  }

  /// The key is a pipe that nobody writes to: a program that read it would wait for ever.
  @Test
  void readsNoKeyForAnEnclaveThatIsNotTheRightOne() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    PcrValue other = PcrValue.extendedWith(Bytes.utf8("another image"));
    ImportJob job =
        with(
            job(pipe),
            Accept.accepted(Measurements.of("x", "1", Map.of(0, other, 1, other, 2, other))));
    try (ImportProcess program = ImportProcess.start()) {
      program.say(job.toJson());
      assertThat(refusal(program.hear())).isEqualTo("ATT-MEASUREMENTS");
      assertThat(program.end()).isZero();
    }
  }

  @Test
  void refusesAKeyThatIsNoneWithoutQuotingIt() throws Exception {
    try (ImportProcess program = ImportProcess.start()) {
      program.say(job(file(KEY.substring(1))).toJson());
      ImportAnswer line = program.hear();
      assertThat(refusal(line)).isEqualTo("IMP-HEX");
      assertThat(line.toString()).doesNotContain(KEY.substring(8, 16));
    }
  }

  @Test
  void refusesAFileThatIsNotThere() throws Exception {
    try (ImportProcess program = ImportProcess.start()) {
      program.say(job(folder.resolve("nothing")).toJson());
      assertThat(refusal(program.hear())).isEqualTo("IMP-FILE");
    }
  }

  @Test
  void refusesAJobItDoesNotUnderstand() throws Exception {
    try (ImportProcess program = ImportProcess.start()) {
      program.say(JsonObject.builder().text("v", "2").build());
      assertThat(refusal(program.hear())).startsWith("JSON-");
      assertThat(program.end()).isZero();
    }
  }

  @Test
  void endsWhenTheOtherProgramDoes() throws Exception {
    try (ImportProcess program = ImportProcess.start()) {
      program.hangUp();
      assertThat(program.end()).isNotNegative();
    }
  }

  private Path file(String key) throws IOException {
    return Files.writeString(folder.resolve("key"), key + "\n");
  }

  private ImportJob job(Path key) throws IOException {
    Charter charter = installation.charter(agent);
    return new ImportJob(
        AgentProcess.ENCLAVE,
        Optional.of(agent.root()),
        installation.jars().measurements().sets(),
        charter.encoded(),
        agent.endpoint().host(),
        agent.endpoint().port(),
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        Optional.empty(),
        Optional.of("Old treasury"),
        Metadata.NONE,
        installation.officer().nonce(),
        key.toString(),
        Optional.empty());
  }

  private static ImportJob with(ImportJob job, Measurements measurements) {
    return new ImportJob(
        job.enclave(),
        job.anchor(),
        List.of(measurements),
        job.root(),
        job.host(),
        job.port(),
        job.blockchain(),
        job.network(),
        job.path(),
        job.purpose(),
        job.metadata(),
        job.nonce(),
        job.key(),
        job.passphrase());
  }

  private static ImportAnswer.Asks asked(ImportProcess program) throws IOException {
    return (ImportAnswer.Asks) program.hear();
  }

  private ImportRequest request(ImportJob job, Bytes publicKey) throws IOException {
    Charter charter = installation.charter(agent);
    return new ImportRequest(
        new RequestHead(charter.realm(), charter.namespace(), job.enclave()),
        job.blockchain(),
        job.network(),
        publicKey,
        Optional.empty(),
        job.purpose(),
        job.metadata(),
        job.nonce());
  }

  private JsonObject approvals(ImportRequest request) throws IOException {
    String approval =
        installation
            .officer()
            .approve(installation.charter(agent), request, ImportReview.of(request));
    return JsonObject.builder().value("approvals", JsonArray.ofTexts(List.of(approval))).build();
  }

  private static String refusal(ImportAnswer answer) {
    return ((ImportAnswer.No) answer).id();
  }

  private static Needle needle() {
    return Needle.of(KEY.length() / 2, i -> Integer.parseInt(KEY.substring(2 * i, 2 * i + 2), 16));
  }
}
