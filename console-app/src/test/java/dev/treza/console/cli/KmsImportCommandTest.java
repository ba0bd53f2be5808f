package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.cli.Treza.Run;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.Samples;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.wallet.ImportRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys in a blob of KMS, from the command line.
class KmsImportCommandTest {
  private static final String ARN = "arn:aws:kms:eu-west-1:000000000000:key/1234";
  private static final String PUBLIC_KEY =
      "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
          + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";

  @TempDir private Path folder;

  private final FakeFleet fleet = new FakeFleet();
  private final KnownEnclave enclave = Samples.enclave("vault-1");
  private final FakeEnclave agent = fleet.add(enclave);

  private Run treza(String... options) {
    List<String> words = new ArrayList<>(List.of("wallet", "import", "--enclave", "vault-1"));
    words.addAll(List.of(options));
    return Treza.run(
        fleet, new Treza.NoCredential(), InstantSource.system(), words.toArray(String[]::new));
  }

  private String blob(int length) throws IOException {
    return Files.write(folder.resolve("key.blob"), new byte[length]).toString();
  }

  @Test
  void sendsTheBlobThatItsRequestNames() throws IOException {
    agent.makes(Outcome.accepted(new Answer.Done<>(Samples.wallet("old"), "receipt")));
    Run run = treza("--kms-key", ARN, "--kms-blob", blob(180), "--public-key", PUBLIC_KEY);
    assertThat(run.code()).isZero();
    KmsBlob sent = new KmsBlob(KeyArn.parse(ARN).orElseThrow(), Bytes.of(new byte[180]));
    assertThat(agent.importRequests)
        .singleElement()
        .satisfies(request -> {
          assertThat(request.blob()).contains(sent.named());
          assertThat(request.publicKey()).isEqualTo(Bytes.hex(PUBLIC_KEY));
        });
  }

  @Test
  void showsARefusalWithItsNextStep() throws IOException {
    agent.makes(Outcome.refused(ImportRefusal.NO_KMS, "there is none"));
    Run run = treza("--kms-key", ARN, "--kms-blob", blob(180), "--public-key", PUBLIC_KEY);
    assertThat(run.code()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(run.out()).contains("IMP-NO-KMS", ImportRefusal.NO_KMS.nextStep());
  }

  @Test
  void printsTheCommandThatEncryptsForThisEnclave() {
    Run run = treza("--kms-key", ARN);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("aws kms encrypt --region eu-west-1 --key-id " + ARN)
        .contains("root=" + enclave.charterRoot().hex())
        .contains("kind=wallet-import", "namespace=vault-1")
        .contains(PcrValue.ofCharterRoot(enclave.charterRoot()).hex());
    assertThat(agent.importRequests).isEmpty();
  }

  @Test
  void itsHelpShowsTheCommandAndTheContext() {
    assertThat(treza("--help").out())
        .contains("aws kms encrypt --key-id ARN --plaintext fileb://key.bin")
        .contains("--encryption-context root=DIGEST,namespace=NAME,kind=wallet-import");
  }

  @Test
  void refusesAFileThatIsNoBlob() throws IOException {
    for (int length : new int[] {0, KmsBlob.MOST + 1}) {
      Run run = treza("--kms-key", ARN, "--kms-blob", blob(length), "--public-key", PUBLIC_KEY);
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("is no blob of KMS");
    }
  }

  @Test
  void refusesAnAlias() throws IOException {
    Run run = treza("--kms-key", "alias/keys", "--kms-blob", blob(1), "--public-key", PUBLIC_KEY);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--kms-key is an ARN");
  }

  @Test
  void wantsThePublicKeyOfTheBlob() throws IOException {
    Run run = treza("--kms-key", ARN, "--kms-blob", blob(180));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--public-key");
  }

  @Test
  void importsAFileOrABlobAndNotBoth() throws IOException {
    assertThat(treza().code()).isEqualTo(2);
    Run both =
        treza("key.bin", "--kms-key", ARN, "--kms-blob", blob(1), "--public-key", PUBLIC_KEY);
    assertThat(both.code()).isEqualTo(2);
  }
}
