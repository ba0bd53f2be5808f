package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treza.agent.crypto.scan.MemoryScan;
import dev.treza.agent.crypto.scan.Needle;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.ImportRefusal;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import dev.treza.rules.FullRun;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.process.BlobImport.OwnersKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Keys that arrive encrypted under a KMS key of their owner's (ADR 0015), in an enclave and an AWS
/// that are processes of their own.
@Timeout(180)
class KmsImportTest {
  @TempDir private Path folder;
  private int keys;

  private OwnersKey key() throws Exception {
    return OwnersKey.in(folder.resolve("key-" + keys++));
  }

  private static BlobImport asked(Cloud cloud, Charter charter, ImportKey under, OwnersKey key)
      throws Exception {
    return BlobImport.of(cloud.installation, charter, under, key);
  }

  @Test
  void anImportedKeySignsOnceItIsReleasedAndIsNowhereInMemory() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded()) {
      Charter charter = cloud.installation.charter(agent);
      ImportKey under = ImportKey.withoutCondition(cloud.administrator());
      OwnersKey key = key();
      try (AttestedChannel channel = cloud.channel(agent)) {
        Wallet held = done(Accept.accepted(asked(cloud, charter, under, key).on(channel)));
        assertThat(held.state()).isEqualTo(WalletState.HELD);
        assertThat(held.origin()).isEqualTo(new KeyOrigin.Imported(Optional.empty()));
        Wallet released = new Importing(cloud.installation, channel, charter).release(held);
        PreparedTransaction payment = payment(charter, released, 3);
        done(Accept.accepted(channel.sign(payment, cloud.installation.approval(charter, payment))));
      }
      Path memory = Path.of("/proc", Long.toString(agent.pid()), "mem");
      assumeTrue(Files.isReadable(memory), "reading another process's memory needs root");
      byte[] secret = key.secret();
      Needle needle = Needle.of(secret.length, index -> secret[index]);
      assertThat(MemoryScan.ofProcess(agent.pid(), needle)).isEmpty();
    }
  }

  @FullRun
  @Test
  void takesNothingInOnLiesAndFaultsAndTheKeyOnceTheyEnd() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      ImportKey under = ImportKey.withoutCondition(cloud.administrator());
      int made = 0;
      for (Trouble trouble :
          List.of(
              new Trouble("LIE_PLAINTEXT", KmsRefusal.PLAINTEXT),
              new Trouble("LIE_ARN", KmsRefusal.ARN),
              new Trouble("LIE_NOTHING", KmsRefusal.ARN),
              new Trouble("LIE_BIT", ImportRefusal.MISMATCH),
              new Trouble("BUSY", KmsRefusal.UNAVAILABLE),
              new Trouble("DOWN", KmsRefusal.UNAVAILABLE),
              new Trouble("EXPIRED", KmsRefusal.UNAVAILABLE),
              new Trouble("DROPPED_AFTER", KmsRefusal.UNAVAILABLE))) {
        BlobImport asked = asked(cloud, charter, under, key());
        cloud.aws().plan("Decrypt", trouble.fault, 20);
        assertThat(Accept.refused(asked.on(channel))).as("%s", trouble).isEqualTo(trouble.refusal);
        assertThat(Accept.accepted(channel.wallets())).hasSize(made);
        cloud.aws().noFaults();
        done(Accept.accepted(asked.on(channel)));
        made++;
      }
    }
  }

  /// What meets every Decrypt, and what it is refused by.
  private record Trouble(String fault, RefusalId refusal) {}

  @FullRun
  @Test
  void opensNothingThatWasNotEncryptedForThisVeryUse() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      ImportKey under = ImportKey.withoutCondition(cloud.administrator());
      ImportKey other = ImportKey.withoutCondition(cloud.administrator());
      OwnersKey key = key();
      KmsBlob right = under.encrypt(key.secret(), KmsBlob.context(charter));
      Bytes bytes = right.ciphertext();
      for (KmsBlob wrong :
          List.of(
              under.encrypt(key.secret(), JsonObject.builder().build()),
              under.encrypt(key.secret(), contextOf(charter, "wallet-import", "other")),
              under.encrypt(key.secret(), contextOf(charter, "other", "treasury")),
              new KmsBlob(other.arn(), bytes),
              new KmsBlob(under.arn(), bytes.slice(0, bytes.length() - 1)),
              new KmsBlob(under.arn(), bytes.concat(Bytes.of(new byte[1]))),
              new KmsBlob(under.arn(), bytes.slice(0, 1)))) {
        BlobImport asked = BlobImport.of(cloud.installation, charter, key, wrong);
        assertThat(Accept.refused(asked.on(channel))).isEqualTo(ImportRefusal.BLOB);
      }
      done(Accept.accepted(BlobImport.of(cloud.installation, charter, key, right).on(channel)));
    }
  }

  private static JsonObject contextOf(Charter charter, String kind, String namespace) {
    return JsonObject.builder()
        .digest("root", charter.digest())
        .text("namespace", namespace)
        .text("kind", kind)
        .build();
  }

  @FullRun
  @Test
  void takesInNoOtherKeyThanTheOneApproved() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      ImportKey under = ImportKey.withoutCondition(cloud.administrator());
      OwnersKey approved = key();
      JsonObject context = KmsBlob.context(charter);
      byte[] longer = new byte[4096];
      for (byte[] secret : List.of(key().secret(), new byte[32], new byte[31], longer)) {
        KmsBlob blob = under.encrypt(secret, context);
        BlobImport asked = BlobImport.of(cloud.installation, charter, approved, blob);
        assertThat(Accept.refused(asked.on(channel))).isEqualTo(ImportRefusal.MISMATCH);
      }
      assertThat(Accept.accepted(channel.wallets())).isEmpty();
    }
  }

  @Test
  void opensNoOtherBlobThanTheOneApproved() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      ImportKey under = ImportKey.withoutCondition(cloud.administrator());
      OwnersKey key = key();
      BlobImport approved = asked(cloud, charter, under, key);
      BlobImport other = asked(cloud, charter, under, key);
      long opened = cloud.aws().asked("Decrypt");
      ImportRequest swapped = withBlob(approved.request(), other.blob());
      assertThat(Accept.refused(channel.importBlob(swapped, other.blob(), approved.approvals())))
          .isEqualTo(ApprovalRefusal.REQUEST);
      assertThat(cloud.aws().asked("Decrypt")).isEqualTo(opened);
    }
  }

  private static ImportRequest withBlob(ImportRequest request, KmsBlob blob) {
    return new ImportRequest(
        request.head(),
        request.blockchain(),
        request.network(),
        request.publicKey(),
        request.path(),
        request.purpose(),
        request.metadata(),
        request.nonce(),
        Optional.of(blob.named()));
  }

  @FullRun
  @Test
  void asksKmsForNothingUnderTheCharterOwnKeyOrInAnotherRegion() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      Wallet wallet = cloud.installation.wallet(channel, charter);
      Bytes record = cloud.administrator().record(charter, wallet.id());
      KeyArn own = KeyArn.parse(charter.sealingKey()).orElseThrow();
      KeyArn elsewhere = new KeyArn("eu-west-1", own.account(), own.keyId());
      long opened = cloud.aws().asked("Decrypt");
      for (KeyArn arn : List.of(own, elsewhere)) {
        BlobImport asked =
            BlobImport.of(cloud.installation, charter, key(), new KmsBlob(arn, record));
        assertThat(Accept.refused(asked.on(channel))).isEqualTo(ImportRefusal.KMS_KEY);
      }
      assertThat(cloud.aws().asked("Decrypt")).isEqualTo(opened);
    }
  }

  @FullRun
  @Test
  void theImportKeyPolicyDecidesWhichEnclaveMayOpen() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      Digest another = Digest.of(Bytes.utf8("another root"));
      ImportKey others = ImportKey.forRoot(cloud.administrator(), another);
      OwnersKey key = key();
      assertThat(Accept.refused(asked(cloud, charter, others, key).on(channel)))
          .isEqualTo(KmsRefusal.DENIED);
      ImportKey ours = ImportKey.forRoot(cloud.administrator(), charter.digest());
      done(Accept.accepted(asked(cloud, charter, ours, key).on(channel)));
    }
  }

  @FullRun
  @Test
  void aDisabledImportKeyIsUnavailableAndSpendsNoApproval() throws Exception {
    try (Cloud cloud = Cloud.in(folder);
        AgentProcess agent = cloud.founded();
        AttestedChannel channel = cloud.channel(agent)) {
      Charter charter = cloud.installation.charter(agent);
      ImportKey under = ImportKey.withoutCondition(cloud.administrator());
      BlobImport asked = asked(cloud, charter, under, key());
      under.disable(true);
      assertThat(Accept.refused(asked.on(channel))).isEqualTo(KmsRefusal.UNAVAILABLE);
      under.disable(false);
      done(Accept.accepted(asked.on(channel)));
    }
  }

  @FullRun
  @Test
  void theSameImportAgainGivesTheSameWalletAndAsksKmsNoMore() throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      BlobImport asked;
      Wallet wallet;
      try (AgentProcess agent = cloud.founded();
          AttestedChannel channel = cloud.channel(agent)) {
        Charter charter = cloud.installation.charter(agent);
        ImportKey under = ImportKey.withoutCondition(cloud.administrator());
        asked = asked(cloud, charter, under, key());
        wallet = done(Accept.accepted(asked.on(channel)));
        assertThat(done(Accept.accepted(asked.on(channel)))).isEqualTo(wallet);
        under.disable(true);
      }
      try (AgentProcess next = cloud.installation.start();
          AttestedChannel channel = cloud.channel(next)) {
        assertThat(Accept.accepted(channel.wallets())).containsExactly(wallet);
        // the key of the state was opened by then
        long opened = cloud.aws().asked("Decrypt");
        assertThat(done(Accept.accepted(asked.on(channel)))).isEqualTo(wallet);
        assertThat(cloud.aws().asked("Decrypt")).isEqualTo(opened);
      }
    }
  }

  @FullRun
  @Test
  void anEnclaveKilledBetweenRecordAndBirthLosesNothing() throws Exception {
    try (Cloud cloud = Cloud.in(folder)) {
      AgentProcess agent = cloud.founded();
      try {
        Charter charter = cloud.installation.charter(agent);
        ImportKey under = ImportKey.withoutCondition(cloud.administrator());
        int made = 0;
        for (String operation : List.of("Decrypt", "GenerateDataKey", "CreateSecret")) {
          BlobImport asked = asked(cloud, charter, under, key());
          killedIn(operation, cloud, agent, asked);
          agent = cloud.installation.start();
          try (AttestedChannel channel = cloud.channel(agent)) {
            assertThat(Accept.accepted(channel.wallets())).hasSize(made);
            Wallet wallet = done(Accept.accepted(asked.on(channel)));
            made++;
            assertThat(Accept.accepted(channel.wallets())).hasSize(made).contains(wallet);
            Wallet released = new Importing(cloud.installation, channel, charter).release(wallet);
            cloud.pay(channel, charter, released, 3);
          }
        }
      } finally {
        agent.close();
      }
    }
  }

  /// Kills the enclave while it asks for `operation` again: its first answer got lost.
  private static void killedIn(String operation, Cloud cloud, AgentProcess agent, BlobImport asked)
      throws Exception {
    long before = cloud.aws().asked(operation);
    cloud.aws().plan(operation, "DROPPED_AFTER", 1000);
    try (AttestedChannel channel = cloud.channel(agent)) {
      var answer = CompletableFuture.supplyAsync(() -> asked.on(channel));
      while (cloud.aws().asked(operation) == before) {
        assertThat(answer).isNotDone();
        TimeUnit.MILLISECONDS.sleep(2);
      }
      agent.kill();
      answer.join();
    }
    cloud.aws().noFaults();
  }

  @Test
  void anEnclaveWithoutKmsSaysSoAndSpendsNoApproval() throws Exception {
    Installation installation = Installation.in(folder);
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      KmsBlob blob =
          new KmsBlob(new KeyArn("eu-west-1", "000000000000", "import"), Bytes.hex("0102"));
      try (AttestedChannel channel =
          Installation.channel(agent.endpoint(), installation.expectation(agent))) {
        BlobImport asked = BlobImport.of(installation, charter, key(), blob);
        assertThat(Accept.refused(asked.on(channel))).isEqualTo(ImportRefusal.NO_KMS);
      }
    }
  }
}
