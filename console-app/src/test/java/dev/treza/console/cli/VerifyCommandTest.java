package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyCommandTest {
  @TempDir private Path folder = Path.of("");

  static List<Path> production() throws IOException {
    return containing("-prod-");
  }

  static List<Path> debug() throws IOException {
    return containing("-debug-");
  }

  private static List<Path> containing(String kind) throws IOException {
    return PublishedDocuments.of("real").stream()
        .filter(file -> file.toString().contains(kind) && !file.toString().contains("BAD"))
        .toList();
  }

  private static Run verify(Path document, List<String> more) {
    List<String> arguments =
        new ArrayList<>(List.of("attestation", "verify", "--document", document.toString()));
    arguments.addAll(more);
    return Treza.run(arguments.toArray(String[]::new));
  }

  private static Run verifyArchived(Path document, List<String> more) {
    List<String> options = new ArrayList<>(List.of("--at", "document"));
    options.addAll(more);
    return verify(document, options);
  }

  @ParameterizedTest
  @MethodSource("production")
  void verifiesProductionDocumentsAtTheirOwnTime(Path document) throws IOException {
    Run run = verifyArchived(document, PublishedDocuments.ownRegisters(document));

    assertThat(run.out()).contains("VERIFIED: AWS Nitro enclave i-").doesNotContain("FAILED");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @MethodSource("debug")
  void refusesDebugDocuments(Path document) throws IOException {
    Run run = verifyArchived(document, PublishedDocuments.ownRegisters(document));

    assertThat(run.out()).contains("REFUSED ATT-DEBUG: ").contains("Next: ");
    assertThat(run.code()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("production")
  void refusesEveryDocumentWithoutMeasurements(Path document) {
    Run run = verifyArchived(document, List.of());

    assertThat(run.out()).contains("REFUSED ATT-NO-MEASUREMENTS: ");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void refusesEachBadDocumentForItsOwnReason() throws IOException {
    Map<String, String> refusals = new TreeMap<>();
    for (String group : List.of("real", "derived")) {
      for (Path document : PublishedDocuments.of(group)) {
        Run run = verifyArchived(document, registersOfTheOriginal());
        String id = run.out().replaceFirst("(?s).*REFUSED (ATT-[A-Z-]+):.*", "$1");
        String name = document.getFileName().toString().replace(".cose", "");
        assertThat(run.code()).as(name).isEqualTo(id.startsWith("ATT-") ? 3 : 0);
        if ((group.equals("derived") && run.code() == 3) || name.endsWith("BAD")) {
          refusals.put(name, id);
        }
      }
    }
    assertThat(refusals)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("10-veracruz-project-eu-west-1-prod-20221109-BAD", "ATT-SIGNATURE"),
                Map.entry("28-eternisai-us-east-1-debug-20240723-BAD", "ATT-SIGNATURE"),
                Map.entry("52-brave-mock-BAD", "ATT-ALGORITHM"),
                Map.entry("alg-es256", "ATT-ALGORITHM"),
                Map.entry("alg-in-unprotected", "ATT-ALGORITHM"),
                Map.entry("alg-none", "ATT-ALGORITHM"),
                Map.entry("cabundle-reversed", "ATT-CHAIN"),
                Map.entry("forged-leaf-under-real-intermediates", "ATT-CHAIN"),
                Map.entry("forged-own-root-same-names", "ATT-CHAIN"),
                Map.entry("forged-real-root-in-bundle", "ATT-CHAIN"),
                Map.entry("nitrotpm-shape", "ATT-PLATFORM"),
                Map.entry("payload-nil", "ATT-PAYLOAD"),
                Map.entry("pcr0-bit-flip", "ATT-SIGNATURE"),
                Map.entry("real-leaf-attacker-signature", "ATT-SIGNATURE"),
                Map.entry("signature-bit-flip", "ATT-SIGNATURE"),
                Map.entry("signature-der", "ATT-SIGNATURE"),
                Map.entry("signature-empty", "ATT-SIGNATURE"),
                Map.entry("signature-zero-64-qemu-like", "ATT-SIGNATURE"),
                Map.entry("signature-zero-96", "ATT-SIGNATURE"),
                Map.entry("tagged-17-mac0", "ATT-MALFORMED"),
                Map.entry("trailing-byte", "ATT-MALFORMED"),
                Map.entry("truncated", "ATT-MALFORMED")));
  }

  /// The derived documents were made from this one.
  private static List<String> registersOfTheOriginal() throws IOException {
    return PublishedDocuments.ownRegisters(PublishedDocuments.named("real", "08-"));
  }

  private static Path original() throws IOException {
    return PublishedDocuments.named("real", "08-");
  }

  @Test
  void refusesAnArchivedDocumentAsExpiredNow() throws IOException {
    Run run = verify(original(), registersOfTheOriginal());

    assertThat(run.out()).contains("REFUSED ATT-EXPIRED: ");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void acceptsADocumentAtTheTimeItWasMade() throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("attestation", "verify", "--document", original().toString()));
    arguments.addAll(registersOfTheOriginal());

    Run run =
        Treza.run(
            PublishedDocuments.read(original()).timestamp().plusSeconds(1),
            arguments.toArray(String[]::new));
    assertThat(run.code()).isZero();
  }

  @Test
  void readsMeasurementsFromAFile() throws IOException {
    Path right =
        measurements("right.json", PublishedDocuments.read(original()).pcr(0).orElseThrow().hex());
    Path wrong = measurements("wrong.json", "ab".repeat(48));

    assertThat(verifyArchived(original(), List.of("--measurements", right.toString())).code())
        .isZero();
    Run refused = verifyArchived(original(), List.of("--measurements", wrong.toString()));
    assertThat(refused.out()).contains("REFUSED ATT-MEASUREMENTS: ");
    assertThat(refused.code()).isEqualTo(3);
  }

  private Path measurements(String name, String pcr0) throws IOException {
    var document = PublishedDocuments.read(original());
    return Files.writeString(
        folder.resolve(name),
        """
        [{"label": "Enclave", "release": "1.0",
          "pcrs": {"0": "%s", "1": "%s", "2": "%s"}}]
        """
            .formatted(pcr0, document.pcr(1).orElseThrow(), document.pcr(2).orElseThrow()));
  }

  @Test
  void demandsTheNonceItIsGiven() throws IOException {
    List<String> options = new ArrayList<>(registersOfTheOriginal());
    options.addAll(List.of("--nonce", "00".repeat(32)));

    assertThat(verifyArchived(original(), options).out()).contains("REFUSED ATT-NONCE: ");
  }

  @Test
  void demandsTheCharterRootItIsGiven() throws IOException {
    List<String> options = new ArrayList<>(registersOfTheOriginal());
    options.addAll(List.of("--charter-root", "00".repeat(32)));

    assertThat(verifyArchived(original(), options).out()).contains("REFUSED ATT-ROOT: ");
  }

  @Test
  void showsEveryStepOnce() throws IOException {
    Run run = verifyArchived(original(), registersOfTheOriginal());

    assertThat(run.out().lines().filter(line -> line.startsWith("  passed"))).hasSize(10);
    assertThat(run.out().lines().filter(line -> line.startsWith("  not checked"))).hasSize(7);
  }

  @Test
  void printsOneCanonicalDocumentForPrograms() throws IOException {
    List<String> options = new ArrayList<>(registersOfTheOriginal());
    options.add("--json");
    Run run = verifyArchived(original(), options);

    Outcome<JsonObject> printed = CanonicalJson.parse(Bytes.utf8(run.out().strip()));
    assertThat(printed)
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted ->
                assertThat(((JsonObject) accepted.value()).member("verdict"))
                    .contains(new JsonText("verified")));
  }

  @Test
  void namesTheRefusalForPrograms() throws IOException {
    Run run = verifyArchived(original(), List.of("--json"));

    assertThat(run.out()).contains("\"refusal\":{").contains("\"id\":\"ATT-NO-MEASUREMENTS\"");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void refusesBytesThatAreNoDocument() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.cose"));
    Path large = Files.write(folder.resolve("large.cose"), new byte[100_000]);

    assertThat(verify(empty, List.of()).out()).contains("REFUSED ATT-MALFORMED: ");
    assertThat(verify(empty, List.of()).code()).isEqualTo(3);
    assertThat(verify(large, List.of()).out()).contains("REFUSED ATT-SIZE: ");
  }

  @Test
  void cannotUseAFileThatIsMissing() {
    Run run = verify(folder.resolve("missing.cose"), List.of());

    assertThat(run.err())
        .contains("cannot read")
        .contains("missing.cose")
        .contains("Next: check the path");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void cannotUseOptionsThatSayNothing() throws IOException {
    Path document = Files.createFile(folder.resolve("any.cose"));
    Path file = Files.writeString(folder.resolve("broken.json"), "{\"label\": 1}");

    assertThat(Treza.run("attestation", "verify").code()).isEqualTo(2);
    assertThat(verify(document, List.of("--at", "noon")).code()).isEqualTo(2);
    assertThat(verify(document, List.of("--nonce", "00")).code()).isEqualTo(2);
    assertThat(verify(document, List.of("--nonce", "0".repeat(65))).code()).isEqualTo(2);
    assertThat(verify(document, List.of("--pcr", "0=12")).code()).isEqualTo(2);
    assertThat(verify(document, List.of("--measurements", file.toString())).code()).isEqualTo(2);
    assertThat(verify(document, List.of("--root", file.toString())).code()).isEqualTo(2);
  }

  @Test
  void needsTheFirstThreeRegisters() throws IOException {
    Run run = verifyArchived(original(), List.of("--pcr", "0=" + "ab".repeat(48)));

    assertThat(run.out()).contains("REFUSED ATT-NO-MEASUREMENTS: ");
    assertThat(run.code()).isEqualTo(3);
  }
}
