package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.link.OneEnclave;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.process.AgentProcess;
import dev.treza.sdk.process.Installation;
import dev.treza.sdk.process.TestOfficer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The log of a real agent's process, from the command line.
@Timeout(60)
class AuditCommandTest {
  private record Credential(TestOfficer officer) implements OfficerCredential {
    @Override
    public String name() {
      return "Ada";
    }

    @Override
    public PublicJwk key() {
      return officer.signer().key();
    }

    @Override
    public Outcome<JwsSigner> unlock(Realm realm) {
      return Outcome.accepted(officer.signer());
    }
  }

  private final Path log;
  private final Path head;
  private final Path receipt;
  private final Installation installation;
  private final AgentProcess agent;
  private final OneEnclave enclave;

  AuditCommandTest(@TempDir Path folder) throws IOException {
    this.log = folder.resolve("log.jsonl");
    this.head = folder.resolve("head.jws");
    this.receipt = folder.resolve("receipt.jws");
    this.installation = Installation.in(folder);
    this.agent = installation.start();
    VerifiedReceipt genesis = installation.found(agent);
    Files.writeString(receipt, genesis.jws() + "\n");
    this.enclave =
        OneEnclave.pinned(
            agent.anchor(),
            installation.jars().measurements(),
            installation.charter(agent),
            agent.endpoint());
  }

  @AfterEach
  void stop() throws IOException {
    agent.close();
  }

  private Run run(String... arguments) {
    return Treza.run(
        enclave, new Credential(installation.officer()), InstantSource.system(), arguments);
  }

  private Run verify(String... more) {
    List<String> arguments =
        List.of("audit", "verify", log.toString(), "--enclave", AgentProcess.ENCLAVE);
    return run(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private void export() {
    assertThat(
            run("audit", "export", "--enclave", AgentProcess.ENCLAVE, "--output", log.toString())
                .code())
        .isZero();
  }

  @Test
  void aLogIsCompleteOnlyUpToAReceiptOrASignedHead() {
    export();
    assertThat(
            run("audit", "head", "--enclave", AgentProcess.ENCLAVE, "--output", head.toString())
                .code())
        .isZero();
    assertThat(verify().out()).contains("SIMULATED", "INCOMPLETE");
    assertThat(verify("--head", head.toString()).out()).contains("Complete up to number 0");
    assertThat(verify("--receipt", receipt.toString()).out()).contains("Complete up to number 0");
    assertThat(verify("--head", head.toString(), "--json").out())
        .contains("\"completeUpTo\":\"0\"");
  }

  @Test
  void aLogWhoseEndWasCutIsRefusedByNumber() throws IOException {
    export();
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, lines.size() - 1));
    Run cut = verify("--receipt", receipt.toString());
    assertThat(cut.code()).isEqualTo(3);
    assertThat(cut.out()).contains("AUD-INCOMPLETE", "entry 0");
  }

  @Test
  void whatNoOfficerSignedIsNoHead() {
    export();
    Run wrong = verify("--head", receipt.toString());
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.out()).contains("JWS-");
  }

  @Test
  void leavesNoFileBehindIfTheEnclaveIsGone() throws IOException {
    agent.close();
    assertThat(
            run("audit", "export", "--enclave", AgentProcess.ENCLAVE, "--output", log.toString())
                .code())
        .isEqualTo(5);
    assertThat(log).doesNotExist();
    assertThat(log.resolveSibling("log.jsonl.new")).doesNotExist();
  }
}
