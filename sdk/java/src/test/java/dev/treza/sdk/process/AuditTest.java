package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.AuditRange;
import dev.treza.sdk.FileAuditHeads;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AuditTest {
  private static List<AuditEntry> read(AttestedChannel channel, AuditRange range) {
    List<AuditEntry> entries = new ArrayList<>();
    Accept.accepted(channel.audit(range, entries::add));
    return entries;
  }

  private static Wallet wallet(Installation installation, AgentProcess agent) throws IOException {
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      return installation.wallet(channel, installation.charter(agent));
    }
  }

  private static void sign(Installation installation, AgentProcess agent, Wallet wallet, long nonce)
      throws IOException {
    Charter charter = installation.charter(agent);
    PreparedTransaction payment = payment(charter, wallet, nonce);
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      Accept.accepted(channel.sign(payment, installation.approval(charter, payment)));
    }
  }

  @Test
  void readsTheWholeChainVerifiedOverTwoBoots(@TempDir Path folder) throws IOException {
    Installation installation = Installation.in(folder);
    Wallet wallet;
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      wallet = wallet(installation, agent);
    }
    try (AgentProcess agent = installation.start()) {
      Instant second = Instant.now();
      for (int nonce = 0; nonce < 210; nonce++) {
        sign(installation, agent, wallet, nonce);
      }
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        List<AuditEntry> all = read(channel, new AuditRange.Whole());
        assertThat(all).hasSize(212);
        assertThat(all)
            .extracting(entry -> entry.receipt().event())
            .startsWith(ReceiptEvent.GENESIS, ReceiptEvent.WALLET_CREATED, ReceiptEvent.SIGNED);
        assertThat(all.getLast().position()).isEqualTo(channel.statement().audit().orElseThrow());
        assertThat(read(channel, new AuditRange.After(all.get(200).position()))).hasSize(11);
        Instant mid = all.get(100).receipt().time();
        List<AuditEntry> part =
            read(channel, new AuditRange.Between(mid, all.get(110).receipt().time()));
        assertThat(part)
            .isNotEmpty()
            .allSatisfy(entry ->
                assertThat(entry.receipt().time()).isBetween(mid, all.get(110).receipt().time()));
        assertThat(read(channel, new AuditRange.Between(Instant.EPOCH, second))).hasSize(2);
        assertThat(read(channel, new AuditRange.Between(Instant.EPOCH, Instant.EPOCH))).isEmpty();
      }
    }
  }

  @Test
  void refusesAStateThatWasRolledBackAndOneThatWentAnotherWay(@TempDir Path folder)
      throws IOException {
    Installation installation = Installation.in(folder);
    FileAuditHeads heads = new FileAuditHeads(folder.resolve("heads"));
    Path copy = folder.resolve("copy");
    Wallet wallet;
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      wallet = wallet(installation, agent);
      assertThat(follow(installation, agent, heads).orElseThrow().sequence()).isEqualTo(1);
    }
    copy(installation.home(), copy);
    try (AgentProcess agent = installation.start()) {
      sign(installation, agent, wallet, 0);
      sign(installation, agent, wallet, 1);
      assertThat(follow(installation, agent, heads).orElseThrow().sequence()).isEqualTo(3);
    }
    restore(copy, installation.home());
    try (AgentProcess agent = installation.start()) {
      assertThat(refused(installation, agent, heads)).isEqualTo(AuditRefusal.ROLLBACK);
      sign(installation, agent, wallet, 0);
      assertThat(refused(installation, agent, heads)).isEqualTo(AuditRefusal.ROLLBACK);
      sign(installation, agent, wallet, 2);
      assertThat(refused(installation, agent, heads)).isEqualTo(AuditRefusal.FORK);
      sign(installation, agent, wallet, 3);
      assertThat(refused(installation, agent, heads)).isEqualTo(AuditRefusal.FORK);
    }
  }

  @Test
  void refusesEverythingWhileTheKeptHeadIsDamaged(@TempDir Path folder) throws IOException {
    Installation installation = Installation.in(folder);
    Path kept = folder.resolve("heads");
    FileAuditHeads heads = new FileAuditHeads(kept);
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      assertThat(follow(installation, agent, heads)).isPresent();
      Files.writeString(kept.resolve(installation.charter(agent).digest().hex() + ".json"), "{}");
      assertThat(refused(installation, agent, heads)).isEqualTo(AuditRefusal.HEADS);
    }
  }

  private static Optional<AuditPosition> follow(
      Installation installation, AgentProcess agent, FileAuditHeads heads) throws IOException {
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      return Accept.accepted(channel.follow(heads));
    }
  }

  private static Object refused(Installation installation, AgentProcess agent, FileAuditHeads heads)
      throws IOException {
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      return Accept.refused(channel.follow(heads));
    }
  }

  private static void restore(Path copy, Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
    copy(copy, home);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
