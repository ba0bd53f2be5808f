package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An enclave whose keys are sealed by KMS and kept in Secrets Manager: both simulated, in a
/// process of their own, and strict.
@Timeout(180)
class CloudSealingTest {
  @TempDir private Path folder;

  @Test
  void servesInTheNextBootWhatWasSealedInTheOneBefore() throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      Wallet wallet;
      Charter charter;
      try (AgentProcess agent = cloud.founded();
          AttestedChannel channel = cloud.channel(agent)) {
        charter = cloud.installation.charter(agent);
        wallet = cloud.installation.wallet(channel, charter);
        cloud.pay(channel, charter, wallet, 0);
      }
      try (AgentProcess next = cloud.installation.start();
          AttestedChannel channel = cloud.channel(next)) {
        cloud.pay(channel, charter, wallet, 1);
      }
    }
  }

  @FullRun
  @Test
  void asksAwsForNothingBeforeThereIsACharter() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.installation.start();
        AttestedChannel channel =
            Installation.channel(
                agent.endpoint(),
                cloud.installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis()))) {
      Accept.accepted(channel.health());
      assertThat(cloud.aws().asked("DescribeKey")).isZero();
      assertThat(cloud.aws().asked("CreateKey")).isEqualTo(1);
    }
  }

  @FullRun
  @Test
  void comesIntoForceInTheSameBootOnceTheKeyIsMended() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.installation.start()) {
      Charter charter = cloud.installation.charter(agent);
      try (AttestedChannel channel =
          Installation.channel(
              agent.endpoint(),
              cloud.installation.expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis()))) {
        Digest boot = Accept.accepted(channel.boot()).digest();
        String approval = cloud.installation.officer().genesis(charter, AgentProcess.ENCLAVE, boot);
        CharterCall call = new CharterCall(charter.encoded(), List.of(approval));
        assertThat(Accept.refused(channel.found(call))).isEqualTo(KmsRefusal.DENIED);
        cloud.administrator().setPolicy(charter, "NeverUnattested", "Never");
        assertThat(Accept.refused(channel.found(call))).isEqualTo(KmsRefusal.POLICY);
        cloud.administrator().setPolicy(charter);
        cloud.aws().plan("GetKeyPolicy", "BUSY", 20);
        assertThat(Accept.refused(channel.found(call))).isEqualTo(KmsRefusal.UNAVAILABLE);
        cloud.aws().noFaults();
        Outcome<VerifiedReceipt> founded = channel.found(call);
        Accept.accepted(founded);
      }
      try (AttestedChannel channel = cloud.channel(agent)) {
        cloud.pay(channel, charter, cloud.installation.wallet(channel, charter), 0);
      }
    }
  }

  @FullRun
  @Test
  void refusesEveryRecordButThatOfTheWalletsBirth() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      Wallet one = cloud.installation.wallet(channel, charter);
      Wallet other = cloud.installation.wallet(channel, charter);
      Bytes right = cloud.administrator().record(charter, one.id());
      String text = new String(right.toArray(), StandardCharsets.UTF_8);

      cloud
          .administrator()
          .replace(charter, one.id(), cloud.administrator().record(charter, other.id()));
      assertThat(refusal(cloud, channel, charter, one)).isEqualTo(AgentRefusal.SEAL_BIRTH);

      String root = charter.digest().hex();
      Bytes otherRoot = Bytes.utf8(text.replace(root, Digest.of(right).hex()));
      cloud.administrator().replace(charter, one.id(), otherRoot);
      assertThat(refusal(cloud, channel, charter, one)).isEqualTo(AgentRefusal.SEAL_ROOT);

      cloud.administrator().replace(charter, one.id(), Bytes.utf8(text.substring(1)));
      assertThat(refusal(cloud, channel, charter, one)).isEqualTo(AgentRefusal.SEALED);

      // the version with the right digest is still there: putting it back is all there is to do
      cloud.administrator().putBack(charter, one.id(), right);
      cloud.pay(channel, charter, one, 0);
    }
  }

  private static RefusalId refusal(
      Cloud cloud, AttestedChannel channel, Charter charter, Wallet wallet) {
    PreparedTransaction payment = Installation.payment(charter, wallet, 0);
    return Accept.refused(channel.sign(payment, cloud.installation.approval(charter, payment)));
  }

  @FullRun
  @Test
  void saysThatADisabledKeyIsUnavailableAndGoesOnReading() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      Wallet wallet = cloud.installation.wallet(channel, charter);
      cloud.administrator().disable(charter, true);
      assertThat(refusal(cloud, channel, charter, wallet)).isEqualTo(KmsRefusal.UNAVAILABLE);
      assertThat(Accept.accepted(channel.wallets())).containsExactly(wallet);
      cloud.administrator().disable(charter, false);
      cloud.pay(channel, charter, wallet, 1);
    }
  }

  @Test
  void signsNothingOnLiesAndFaultsAndTheSameOnceTheyEnd() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      Wallet wallet = cloud.installation.wallet(channel, charter);
      long nonce = 0;
      for (Trouble trouble :
          List.of(
              new Trouble("Decrypt", "LIE_PLAINTEXT", KmsRefusal.PLAINTEXT),
              new Trouble("Decrypt", "LIE_ARN", KmsRefusal.ARN),
              new Trouble("Decrypt", "LIE_BIT", AgentRefusal.SEALED),
              new Trouble("Decrypt", "BUSY", KmsRefusal.UNAVAILABLE),
              new Trouble("Decrypt", "DOWN", KmsRefusal.UNAVAILABLE),
              new Trouble("Decrypt", "EXPIRED", KmsRefusal.UNAVAILABLE),
              new Trouble("GetSecretValue", "BUSY", AgentRefusal.STORE),
              new Trouble("GetSecretValue", "NOT_SEEN", AgentRefusal.SEALED))) {
        trouble.plan(cloud);
        PreparedTransaction payment = Installation.payment(charter, wallet, nonce);
        assertThat(
                Accept.refused(
                    channel.sign(payment, cloud.installation.approval(charter, payment))))
            .as("%s", trouble)
            .isEqualTo(trouble.refusal);
        cloud.aws().noFaults();
        cloud.pay(channel, charter, wallet, nonce);
        nonce++;
      }
    }
  }

  @FullRun
  @Test
  void makesNoWalletOnLiesAndFaultsAndOneOnceTheyEnd() throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      cloud.founded().close();
      List<Wallet> made = new ArrayList<>();
      cloud.aws().plan("DescribeKey", "LIE_ARN", 20); // asked in each boot once
      try (AgentProcess agent = cloud.installation.start();
          AttestedChannel channel = cloud.channel(agent)) {
        assertThat(Accept.refused(channel.wallets())).isEqualTo(KmsRefusal.ARN);
        cloud.aws().noFaults();
        Charter charter = cloud.installation.charter(agent);
        for (Trouble trouble :
            List.of(
                new Trouble("GenerateDataKey", "LIE_PLAINTEXT", KmsRefusal.PLAINTEXT),
                new Trouble("GenerateDataKey", "LIE_ARN", KmsRefusal.ARN),
                new Trouble("GenerateDataKey", "LIE_DATA_KEY", KmsRefusal.ROUND_TRIP),
                new Trouble("GenerateDataKey", "LIE_BIT", KmsRefusal.ROUND_TRIP),
                new Trouble("GenerateDataKey", "BUSY", KmsRefusal.UNAVAILABLE),
                new Trouble("CreateSecret", "BUSY", AgentRefusal.STORE),
                new Trouble("CreateSecret", "DROPPED_AFTER", AgentRefusal.STORE))) {
          WalletRequest request = cloud.installation.walletRequest(charter);
          List<String> approvals = cloud.approvals(charter, request);
          trouble.plan(cloud);
          assertThat(Accept.refused(channel.generateWallet(request, approvals)))
              .as("%s", trouble)
              .isEqualTo(trouble.refusal);
          assertThat(Accept.accepted(channel.wallets())).containsExactlyInAnyOrderElementsOf(made);
          cloud.aws().noFaults();
          made.add(Installation.done(Accept.accepted(channel.generateWallet(request, approvals))));
          cloud.pay(channel, charter, made.getLast(), 0);
        }
      }
    }
  }

  /// What meets every call of `operation`, and what it is refused by.
  private record Trouble(String operation, String fault, RefusalId refusal) {
    void plan(Cloud cloud) throws IOException {
      cloud.aws().plan(operation, fault, 20);
    }
  }

  @FullRun
  @Test
  void usesNoKeyWhosePolicyWasWeakenedUntilItIsMended() throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      Charter charter;
      Wallet wallet;
      try (AgentProcess agent = cloud.founded();
          AttestedChannel channel = cloud.channel(agent)) {
        charter = cloud.installation.charter(agent);
        wallet = cloud.installation.wallet(channel, charter);
      }
      cloud.administrator().setPolicy(charter, "NeverUnattested", "Never");
      try (AgentProcess next = cloud.installation.start();
          AttestedChannel channel = cloud.channel(next)) {
        assertThat(refusal(cloud, channel, charter, wallet)).isEqualTo(KmsRefusal.POLICY);
        assertThat(Accept.refused(channel.wallets())).isEqualTo(KmsRefusal.POLICY);
        cloud.administrator().setPolicy(charter);
        assertThat(Accept.accepted(channel.wallets())).containsExactly(wallet);
        cloud.pay(channel, charter, wallet, 0);
      }
    }
  }
}
