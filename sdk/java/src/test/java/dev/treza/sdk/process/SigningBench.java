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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Signatures over attested channels, the agent in a process of its own with its local store, each
/// with a nonce and an approval of its own, made beforehand. Run by hand: `SigningBench [rounds
/// [folder]]`; the folder says on which disk the state lies.
final class SigningBench {
  private static final int WARM_UP = 2000;
  private static final int ATTESTATIONS = 500;
  private static final long OWN = ProcessHandle.current().pid();
  private static final List<Integer> CLIENTS = List.of(1, 8);

  private final AgentProcess agent;
  private final Expectation expected;
  private final Installation installation;
  private final Charter charter;

  private SigningBench(Installation installation, AgentProcess agent) throws IOException {
    this.installation = installation;
    this.agent = agent;
    this.expected = installation.expectation(agent);
    this.charter = installation.charter(agent);
  }

  /// One transaction of one client, ready to be sent.
  private record Task(PreparedTransaction payment, List<String> approval) {}

  /// One client: its channel and what it will send.
  private record Client(AttestedChannel channel, List<Task> tasks) {}

  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException {
    int rounds = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
    Path folder =
        arguments.length < 2 ? Files.createTempDirectory("treza-bench") : Path.of(arguments[1]);
    Installation usual = Installation.in(folder);
    Installation installation =
        new Installation(usual.jars().optimised(), usual.home(), usual.officer());
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      SigningBench bench = new SigningBench(installation, agent);
      bench.attest();
      bench.sign(bench.client(WARM_UP + rounds));
      for (int clients : CLIENTS) {
        bench.together(clients, rounds / clients);
      }
    }
  }

  private void attest() {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < ATTESTATIONS; i++) {
      long start = System.nanoTime();
      Installation.channel(agent.endpoint(), expected).close();
      times.add(System.nanoTime() - start);
    }
    print("connect and attest", times.subList(200, ATTESTATIONS));
  }

  private Client client(int transactions) {
    AttestedChannel channel = Installation.channel(agent.endpoint(), expected);
    Wallet wallet = installation.wallet(channel, charter);
    List<Task> tasks = new ArrayList<>();
    for (int nonce = 0; nonce < transactions; nonce++) {
      PreparedTransaction payment = payment(charter, wallet, nonce);
      tasks.add(new Task(payment, installation.approval(charter, payment)));
    }
    return new Client(channel, tasks);
  }

  private void sign(Client client) {
    List<Long> reads = new ArrayList<>();
    List<Long> signatures = new ArrayList<>();
    Duration agentBefore = Duration.ZERO;
    Duration ownBefore = Duration.ZERO;
    for (Task task : client.tasks()) {
      if (signatures.size() == WARM_UP) {
        agentBefore = cpu(agent.pid());
        ownBefore = cpu(OWN);
      }
      long start = System.nanoTime();
      Accept.accepted(client.channel().health());
      long asked = System.nanoTime();
      send(client, task);
      signatures.add(System.nanoTime() - asked);
      reads.add(asked - start);
    }
    print("health", reads.subList(WARM_UP, reads.size()));
    print("sign", signatures.subList(WARM_UP, signatures.size()));
    int measured = signatures.size() - WARM_UP;
    System.out.printf(
        Locale.ROOT,
        "CPU time of one health and one sign: agent %.2f ms, client %.2f ms%n",
        cpu(agent.pid()).minus(agentBefore).toNanos() / 1e6 / measured,
        cpu(OWN).minus(ownBefore).toNanos() / 1e6 / measured);
    client.channel().close();
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  private static void send(Client client, Task task) {
    done(Accept.accepted(client.channel().sign(task.payment(), task.approval())));
  }

  private void together(int count, int each) throws InterruptedException, ExecutionException {
    List<Callable<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Client client = client(each);
      runs.add(() -> {
        client.tasks().forEach(task -> send(client, task));
        client.channel().close();
        return client.tasks().size();
      });
    }
    long start = System.nanoTime();
    int signatures = 0;
    try (ExecutorService clients = Executors.newFixedThreadPool(count)) {
      for (Future<Integer> run : clients.invokeAll(runs)) {
        signatures += run.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%d clients: %.0f signatures a second%n", count, signatures / seconds);
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
