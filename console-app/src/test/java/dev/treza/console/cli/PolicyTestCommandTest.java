package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.sdk.peer.TestModule;
import dev.treza.sdk.peer.TestWallet;
import dev.treza.sdk.process.TestOfficer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A history replayed without any enclave: verdicts, totals and exit codes.
class PolicyTestCommandTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void charter() throws IOException {
    Files.write(
        folder.resolve("charter.json"),
        new TestOfficer()
            .charter(
                new Realm.Simulated(Digest.of(Bytes.utf8("root"))),
                TestModule.measurements("agent"))
            .encoded()
            .toArray());
  }

  private static String line(JsonObject json) {
    return new String(CanonicalJson.encode(json).toArray(), StandardCharsets.UTF_8);
  }

  private static String wallet() {
    return line(
        JsonObject.builder()
            .object("wallet", TestWallet.of(7).wallet("payroll", Optional.empty()).toJson())
            .build());
  }

  private static String payment(String... approvedBy) {
    Map<String, String> fields =
        Map.of(
            "to", "0x000000000000000000000000000000000000dEaD",
            "value", "1",
            "nonce", "0",
            "gasLimit", "21000",
            "gasPrice", "1000000000",
            "chainId", "31337");
    JsonObject.Builder json = JsonObject.builder().integer("time", 5);
    new SignCall("payroll", new TransactionInput.Fields(fields), Optional.empty(), List.of())
        .toJson()
        .members()
        .forEach(json::value);
    if (approvedBy.length > 0) {
      json.texts("approved_by", List.of(approvedBy));
    }
    return line(json.build());
  }

  private Treza.Run replay(String... lines) throws IOException {
    Path history = folder.resolve("history.jsonl");
    Files.write(history, Bytes.utf8(String.join("\n", lines) + "\n").toArray());
    return Treza.run(
        "policy",
        "test",
        "--charter",
        folder.resolve("charter.json").toString(),
        "--history",
        history.toString());
  }

  @Test
  void whatHasItsApprovalsPasses() throws IOException {
    Treza.Run run = replay(wallet(), payment("ada"));
    assertThat(run.code()).isEqualTo(ExitCode.DONE.number());
    assertThat(run.out()).contains("ALLOWED by rule all").contains("1 would be signed");
  }

  @Test
  void missingApprovalsAreToldAndCounted() throws IOException {
    Treza.Run run = replay(wallet(), payment(), payment("ada"));
    assertThat(run.code()).isEqualTo(ExitCode.APPROVALS_MISSING.number());
    assertThat(run.out()).contains("1 more of approvers").contains("1 need approvals");
  }

  @Test
  void whatIsRefusedIsToldById() throws IOException {
    Treza.Run run = replay(wallet(), payment("nobody"));
    assertThat(run.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.out()).contains("APR-OFFICER");
  }

  @Test
  void aDamagedLineIsToldByItsNumber() throws IOException {
    Treza.Run run = replay(wallet(), "{");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err()).contains("HIS-LINE").contains("line 2");
  }
}
