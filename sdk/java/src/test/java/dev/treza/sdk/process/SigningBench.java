package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Signatures over an attested channel, one client, the agent in a process of its own with its
/// local store. Run by hand: `SigningBench [rounds]`; prints milliseconds.
final class SigningBench {
  private static final int WARM_UP = 300;

  private SigningBench() {}

  public static void main(String... arguments) throws IOException {
    int rounds = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
    Installation installation = Installation.in(Files.createTempDirectory("treza-bench"));
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      Charter charter = installation.charter(agent);
      Expectation expected = installation.expectation(agent);
      List<Long> attestations = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        long start = System.nanoTime();
        Installation.channel(agent.endpoint(), expected).close();
        attestations.add(System.nanoTime() - start);
      }
      print("connect and attest", attestations.subList(200, 500));
      try (AttestedChannel channel = Installation.channel(agent.endpoint(), expected)) {
        sign(installation, channel, charter, WARM_UP + rounds);
      }
    }
  }

  private static void sign(
      Installation installation, AttestedChannel channel, Charter charter, int rounds) {
    Wallet wallet = installation.wallet(channel, charter);
    List<Long> reads = new ArrayList<>();
    List<Long> signatures = new ArrayList<>();
    long agentBefore = agentNanos();
    for (int i = 0; i < rounds; i++) {
      PreparedTransaction payment = payment(charter, wallet, i);
      List<String> approval = installation.approval(charter, payment);
      long start = System.nanoTime();
      Accept.accepted(channel.health());
      long asked = System.nanoTime();
      done(Accept.accepted(channel.sign(payment, approval)));
      if (i >= WARM_UP) {
        reads.add(asked - start);
        signatures.add(System.nanoTime() - asked);
      }
    }
    print("health", reads);
    print("sign", signatures);
    System.out.printf(
        Locale.ROOT,
        "processor time of the agent for each round: %.2f ms%n",
        (agentNanos() - agentBefore) / 1e6 / rounds);
  }

  private static long agentNanos() {
    return ProcessHandle.current()
        .children()
        .flatMap(agent -> agent.info().totalCpuDuration().stream())
        .mapToLong(Duration::toNanos)
        .sum();
  }

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s: n %d, p50 %.2f ms, p99 %.2f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6);
  }
}
