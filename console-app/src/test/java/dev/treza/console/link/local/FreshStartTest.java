package dev.treza.console.link.local;

import static dev.treza.sdk.peer.Accept.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.Progress;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.link.Answer;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.RunState;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The agent was built anew, and the fleet of the build before cannot pass any more. Every enclave
/// is a real process.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FreshStartTest {
  private static final String ENCLAVE = "local-1";

  private final InstalledBuild before;
  private final InstalledBuild now;

  FreshStartTest(@TempDir Path folder) throws IOException {
    before = InstalledBuild.in(folder.resolve("before"));
    now = before.rebuilt(folder.resolve("now"));
  }

  @BeforeAll
  void buildsDiffer() throws IOException {
    assertThat(now.jars().measurements()).isNotEqualTo(before.jars().measurements());
  }

  @Test
  void startsNoFleetThatAnotherBuildFounded(@TempDir Path home) throws Exception {
    founded(home);
    try (LocalFleet fleet = now.fleet(home)) {
      assertThatThrownBy(() -> fleet.start(Progress.SILENT))
          .isInstanceOfSatisfying(
              ConsoleException.class,
              fault -> {
                assertThat(fault.refusal().id()).isEqualTo(ConsoleRefusal.OTHER_BUILD);
                assertThat(fault.refusal().id().nextStep()).contains("fleet start --local --fresh");
              });
      for (KnownEnclave enclave : fleet.known()) {
        assertThat(fleet.state(enclave)).isEqualTo(new RunState.Stopped());
        assertThat(fleet.otherBuild(enclave)).isPresent();
      }
    }
  }

  @FullRun
  @Test
  void refusesAnotherBuildThatRunsAsTheFoundedEnclave(@TempDir Path home) throws Exception {
    founded(home);
    now.intrude(home, ENCLAVE);
    try (LocalFleet fleet = now.fleet(home)) {
      assertThat(accepted(fleet.link(known(fleet)).attest()).refusal())
          .hasValueSatisfying(
              refusal -> assertThat(refusal.id()).isEqualTo(AttestationRefusal.MEASUREMENTS));
      assertThat(fleet.otherBuild(known(fleet)))
          .hasValueSatisfying(
              refusal -> assertThat(refusal.detail()).startsWith("local-1 expects PCR0 "));
      fleet.stop(Progress.SILENT);
    }
  }

  @Test
  void beginsAfreshAndKeepsTheFormerFleetWhole(@TempDir Path home) throws Exception {
    Wallet wallet = foundedWithAWallet(home);
    Path former;
    try (LocalFleet fleet = now.fleet(home)) {
      KnownEnclave old = known(fleet);
      former = fleet.startFresh(Progress.SILENT).orElseThrow();

      assertThat(former).hasParent(home.resolve("former-fleets"));
      assertThat(known(fleet).realm()).isNotEqualTo(old.realm());
      assertThat(accepted(fleet.link(known(fleet)).attest()).refusal()).isEmpty();
      assertThat(accepted(fleet.link(known(fleet)).wallets())).isEmpty();
      assertThat(fleet.otherBuild(known(fleet))).isEmpty();
    }
    try (LocalFleet again = before.fleet(former)) {
      again.start(Progress.SILENT);

      assertThat(accepted(again.link(known(again)).attest()).refusal()).isEmpty();
      assertThat(accepted(again.link(known(again)).wallets())).containsExactly(wallet);
    }
  }

  @FullRun
  @Test
  void finishesAMoveThatWasCutShort(@TempDir Path home) throws Exception {
    founded(home);
    Path begun = home.resolve("former-fleets").resolve("2026-11-24T120000Z.unfinished");
    Files.createDirectories(begun.resolve("enclaves"));
    Files.move(home.resolve("enclaves/local-1"), begun.resolve("enclaves/local-1"));
    try (LocalFleet fleet = before.fleet(home)) {
      fleet.start(Progress.SILENT);

      assertThat(accepted(fleet.link(known(fleet)).attest()).refusal()).isEmpty();
    }
    Path former = home.resolve("former-fleets").resolve("2026-11-24T120000Z");
    try (LocalFleet again = before.fleet(former)) {
      again.start(Progress.SILENT);

      assertThat(again.known()).hasSize(2);
      assertThat(accepted(again.link(known(again)).attest()).refusal()).isEmpty();
    }
  }

  @FullRun
  @Test
  void takesThePlaceOfAFleetThatAnotherConsoleRuns(@TempDir Path home) throws Exception {
    try (LocalFleet ours = now.fleet(home)) {
      try (LocalFleet theirs = before.fleet(home)) {
        theirs.start(Progress.SILENT);
        ours.startFresh(Progress.SILENT);
      }

      assertThat(ours.state(known(ours))).isInstanceOf(RunState.Running.class);
      assertThat(accepted(ours.link(known(ours)).attest()).refusal()).isEmpty();
    }
  }

  @FullRun
  @Test
  void movesNothingThatCouldNotBeReplaced(@TempDir Path home) throws Exception {
    founded(home);
    InstalledBuild absent =
        new InstalledBuild(
            now.jars(),
            new AgentInstallation(
                Optional.of(home.resolve("none")), Path.of("java"), Optional.empty()));
    try (LocalFleet fleet = absent.fleet(home)) {
      assertThatThrownBy(() -> fleet.startFresh(Progress.SILENT))
          .hasMessageStartingWith("CON-NO-AGENT");
      assertThat(fleet.known()).hasSize(2);
    }
  }

  private void founded(Path home) throws ConsoleException, InterruptedException {
    try (LocalFleet fleet = before.fleet(home)) {
      fleet.start(Progress.SILENT);
    }
  }

  private Wallet foundedWithAWallet(Path home) throws ConsoleException, InterruptedException {
    SecureRandom random = new SecureRandom();
    ApprovalDesk desk =
        new ApprovalDesk(
            new StarterCredential(new ConsoleHome(home), random), InstantSource.system(), random);
    try (LocalFleet fleet = before.fleet(home)) {
      fleet.start(Progress.SILENT);
      KnownEnclave enclave = known(fleet);
      WalletRequest request =
          new WalletRequest(
              enclave.head(),
              Blockchain.ETHEREUM,
              NetworkMode.LOCAL,
              Optional.of("payroll"),
              desk.nonce());
      String approval =
          accepted(desk.approve(enclave.root(), request, WalletReview.of(request), List.of()));
      return switch (accepted(fleet.link(enclave).generateWallet(request, List.of(approval)))) {
        case Answer.Done<Wallet>(Wallet wallet, String _) -> wallet;
        case Answer.Missing<Wallet>(var reply) -> throw new AssertionError(reply);
      };
    }
  }

  private static KnownEnclave known(LocalFleet fleet) throws ConsoleException {
    return fleet.known().stream()
        .filter(enclave -> enclave.id().equals(ENCLAVE))
        .findFirst()
        .orElseThrow();
  }
}
