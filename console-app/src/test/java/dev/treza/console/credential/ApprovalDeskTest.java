package dev.treza.console.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.ConsoleRefusal;
import dev.treza.console.link.KnownEnclave;
import dev.treza.console.link.Samples;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.approval.ApprovalCheck;
import dev.treza.fleet.approval.ApprovalContext;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApprovalDeskTest {
  private final KnownEnclave enclave = Samples.enclave("local-1");
  private final ApprovalDesk desk = FixedCredential.desk();
  private final WalletRequest request =
      new WalletRequest(
          enclave.head(), Blockchain.ETHEREUM, NetworkMode.LOCAL, Optional.empty(), desk.nonce());
  private final Review review = WalletReview.of(request);

  @Test
  void signsWhatTheAgentsOwnCheckAccepts() throws Exception {
    Outcome<String> jws =
        desk.approve(Samples.enclave("local-1").root(), request, review, List.of());

    assertThat(jws)
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted ->
                assertThat(ApprovalCheck.check((String) accepted.value(), context()))
                    .isInstanceOf(Outcome.Accepted.class));
  }

  @Test
  void signsNothingForACharterThatDoesNotKnowTheOfficer(@TempDir Path folder) throws Exception {
    StarterCredential stranger = new StarterCredential(new ConsoleHome(folder), new SecureRandom());
    ApprovalDesk other =
        new ApprovalDesk(stranger, InstantSource.fixed(Samples.NOW), new Random(7));

    assertThat(other.approve(enclave.root(), request, review, List.of()))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal().id()).isEqualTo(ConsoleRefusal.NO_APPROVER));
  }

  private ApprovalContext context() {
    return new ApprovalContext(
        JwsType.APPROVAL,
        Set.of(Role.APPROVER),
        enclave.root(),
        "local-1",
        Optional.empty(),
        request.digest(),
        review.digest(),
        review.model(),
        Set.of(),
        Samples.NOW);
  }
}
