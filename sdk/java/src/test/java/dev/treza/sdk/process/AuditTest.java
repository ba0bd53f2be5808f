package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.audit.AuditEntry;
import dev.treza.fleet.audit.AuditFileCheck;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.audit.PinnedRoot;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReceiptEvent;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.AuditRange;
import dev.treza.sdk.FileAuditHeads;
import dev.treza.sdk.KnownHead;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      sign(installation, installation.charter(agent), channel, wallet, nonce);
    }
  }

  private static void sign(
      Installation installation,
      Charter charter,
      AttestedChannel channel,
      Wallet wallet,
      long nonce) {
    PreparedTransaction payment = payment(charter, wallet, nonce);
    Accept.accepted(channel.sign(payment, installation.approval(charter, payment)));
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
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        Charter charter = installation.charter(agent);
        for (int nonce = 0; nonce < 210; nonce++) {
          sign(installation, charter, channel, wallet, nonce);
        }
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
  void aChainThatGrewWhileSomebodyAttestedIsNotRolledBack(@TempDir Path folder) throws IOException {
    Installation installation = Installation.in(folder);
    FileAuditHeads heads = new FileAuditHeads(folder.resolve("heads"));
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      KnownHead known = known(installation, agent, heads);
      try (AttestedChannel slow = channel(agent.endpoint(), installation.expectation(agent))) {
        Wallet wallet = wallet(installation, agent);
        sign(installation, agent, wallet, 0);
        AuditPosition ahead = follow(installation, agent, heads).orElseThrow();
        Accept.accepted(slow.follow(known));
        assertThat(known(installation, agent, heads).position()).contains(ahead);
      }
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
      Outcome<KnownHead> known = KnownHead.of(heads, installation.charter(agent).digest());
      assertThat(Accept.refused(known)).isEqualTo(AuditRefusal.HEADS);
    }
  }

  private static Object verified(
      PinnedRoot root, List<Bytes> lines, Optional<AuditPosition> named) {
    AuditFileCheck check = new AuditFileCheck(root, named);
    for (Bytes line : lines) {
      if (check.line(line) instanceof Refused<Optional<AuditEntry>>(Refusal refusal)) {
        return refusal.id();
      }
    }
    return switch (check.end()) {
      case Accepted<AuditFileCheck.Held>(AuditFileCheck.Held held) -> held;
      case Refused<AuditFileCheck.Held>(Refusal refusal) -> refusal.id();
    };
  }

  private static List<Bytes> without(List<Bytes> lines, int index) {
    List<Bytes> fewer = new ArrayList<>(lines);
    fewer.remove(index);
    return fewer;
  }

  private static List<Bytes> with(List<Bytes> lines, int index, Bytes line) {
    List<Bytes> changed = new ArrayList<>(lines);
    changed.set(index, line);
    return changed;
  }

  /// The same receipt with another signature: the last characters of two others.
  private static Bytes forged(Bytes line, Bytes other) {
    String text = new String(line.toArray(), StandardCharsets.UTF_8);
    String donor = new String(other.toArray(), StandardCharsets.UTF_8);
    return Bytes.utf8(
        text.substring(0, text.lastIndexOf('.')) + donor.substring(donor.lastIndexOf('.')));
  }

  @Test
  void anExportedLogVerifiesWithoutTheEnclaveAndNamesWhatIsBroken(@TempDir Path folder)
      throws IOException {
    Installation installation = Installation.in(folder);
    List<Bytes> lines = new ArrayList<>();
    AuditPosition end;
    PinnedRoot root;
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      Wallet wallet = wallet(installation, agent);
      sign(installation, agent, wallet, 0);
      root = new PinnedRoot(agent.anchor(), installation.charter(agent).digest());
      try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
        end = channel.statement().audit().orElseThrow();
        Accept.accepted(channel.exportAudit(new AuditRange.Whole(), lines::add));
      }
    }
    assertThat(lines).hasSize(5);
    Optional<AuditPosition> named = Optional.of(end);
    List<Bytes> cut = lines.subList(0, 4);
    assertThat(verified(root, lines, named))
        .isEqualTo(new AuditFileCheck.Held(0, named, Optional.of(2L)));
    assertThat(verified(root, lines, Optional.empty()))
        .isEqualTo(new AuditFileCheck.Held(0, named, Optional.empty()));
    assertThat(verified(root, cut, named)).isEqualTo(AuditRefusal.INCOMPLETE);
    AuditPosition other = new AuditPosition(2, root.charter());
    assertThat(verified(root, lines, Optional.of(other))).isEqualTo(AuditRefusal.FORK);
    assertThat(verified(root, without(lines, 3), named)).isEqualTo(AuditRefusal.SEQUENCE);
    assertThat(verified(root, without(lines, 1), named)).isEqualTo(AuditRefusal.BOOT);
    assertThat(verified(root, without(lines, 0), named)).isEqualTo(AuditRefusal.FILE);
    assertThat(verified(root, with(lines, 3, forged(lines.get(3), lines.get(4))), named))
        .isEqualTo(AuditRefusal.SIGNATURE);
    assertThat(verified(root, with(lines, 3, Bytes.utf8("{}")), named))
        .isEqualTo(AuditRefusal.FILE);
    PinnedRoot another = new PinnedRoot(root.anchor(), end.head());
    assertThat(verified(another, lines, named)).isEqualTo(AuditRefusal.FILE);
  }

  private static Optional<AuditPosition> follow(
      Installation installation, AgentProcess agent, FileAuditHeads heads) throws IOException {
    KnownHead known = known(installation, agent, heads);
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      return Accept.accepted(channel.follow(known));
    }
  }

  private static KnownHead known(
      Installation installation, AgentProcess agent, FileAuditHeads heads) throws IOException {
    return Accept.accepted(KnownHead.of(heads, installation.charter(agent).digest()));
  }

  private static Object refused(Installation installation, AgentProcess agent, FileAuditHeads heads)
      throws IOException {
    KnownHead known = known(installation, agent, heads);
    try (AttestedChannel channel = channel(agent.endpoint(), installation.expectation(agent))) {
      return Accept.refused(channel.follow(known));
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
