package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.BatchRequest;
import dev.treza.fleet.protocol.BatchReview;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Signatures over attested channels, the agent in a process of its own with its local store, each
/// with a nonce and an approval of its own, made beforehand; and in turn with each of them the
/// floor, which is what none can do without: an empty call over the same channel and two forced
/// writes to the same disk. Run by hand: `SigningBench [rounds [folder [warm-up]]]`. The folder
/// says on which disk the state lies, the system property `treza.bench.agent` with which option of
/// the virtual machine the agent runs. Last come batches, with one key and with as many as an
/// enclave may have; memory is said after each step.
final class SigningBench {
  private static final int ATTESTATIONS = 500;
  private static final int COLD_ATTESTATIONS = 200;
  private static final int EMPTY_CALLS = 2000;
  private static final List<Integer> CLIENTS = List.of(1, 8);
  private static final List<Integer> WALLETS = List.of(1, 1000);
  private static final int BATCH = 1000;
  private static final int BATCHES = 16;
  private static final int WARM_BATCHES = 5;

  /// Above every nonce of single signatures.
  private static final long BATCH_NONCES = 1_000_000;

  private final AgentProcess agent;
  private final Expectation expected;
  private final Installation installation;
  private final Charter charter;
  private final List<Wallet> wallets = new ArrayList<>();
  private long nonce;

  private SigningBench(Installation installation, AgentProcess agent) throws IOException {
    this.installation = installation;
    this.agent = agent;
    this.expected = installation.expectation(agent);
    this.charter = installation.charter(agent);
  }

  /// One transaction of one client, ready to be sent.
  private record Task(PreparedTransaction payment, List<String> approval) {}

  /// One client: its channel and what it will send.
  private record Client(AttestedChannel channel, List<Task> tasks) {
    void send(Task task) {
      done(Accept.accepted(channel.sign(task.payment(), task.approval())));
    }

    void callEmpty() {
      Accept.accepted(channel.health());
    }
  }

  public static void main(String... arguments)
      throws IOException, InterruptedException, ExecutionException {
    int rounds = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
    Path folder =
        arguments.length < 2 ? Files.createTempDirectory("treza-bench") : Path.of(arguments[1]);
    int warmUp = arguments.length < 3 ? 2000 : Integer.parseInt(arguments[2]);
    Installation usual = Installation.in(folder);
    String option = System.getProperty("treza.bench.agent", "-XX:+TieredCompilation");
    Installation installation =
        new Installation(usual.jars().with(option), usual.home(), usual.officer());
    try (AgentProcess agent = installation.start()) {
      installation.found(agent);
      SigningBench bench = new SigningBench(installation, agent);
      bench.attest();
      bench.memory();
      bench.alone(bench.client(warmUp + rounds), warmUp, folder.resolve("forced"));
      bench.memory();
      for (int clients : CLIENTS) {
        bench.together(clients, rounds / clients);
        bench.memory();
      }
      for (int keys : WALLETS) {
        bench.batches(keys);
        bench.memory();
      }
    }
  }

  private void attest() {
    Times times = new Times();
    for (int i = 0; i < ATTESTATIONS; i++) {
      times.take(() -> Installation.channel(agent.endpoint(), expected).close());
    }
    System.out.println("connect and attest: " + times.from(COLD_ATTESTATIONS));
  }

  private Client client(int transactions) {
    AttestedChannel channel = Installation.channel(agent.endpoint(), expected);
    Wallet wallet = wallet(channel);
    List<Task> tasks = new ArrayList<>();
    for (int nonce = 0; nonce < transactions; nonce++) {
      PreparedTransaction payment = payment(charter, wallet, nonce);
      tasks.add(new Task(payment, installation.approval(charter, payment)));
    }
    return new Client(channel, tasks);
  }

  private void alone(Client client, int warmUp, Path file) throws IOException {
    client.tasks().subList(0, warmUp).forEach(client::send);
    CpuTime idle = CpuTime.with(agent.pid());
    for (int i = 0; i < EMPTY_CALLS; i++) {
      client.callEmpty();
    }
    CpuTime empty = CpuTime.with(agent.pid()).since(idle, EMPTY_CALLS);

    List<Task> measured = client.tasks().subList(warmUp, client.tasks().size());
    Times floors = new Times();
    Times signatures = new Times();
    CpuTime before = CpuTime.with(agent.pid());
    try (ForcedWrites disk = ForcedWrites.to(file)) {
      for (Task task : measured) {
        floors.take(() -> {
          client.callEmpty();
          disk.write();
          disk.write();
        });
        signatures.take(() -> client.send(task));
      }
    }
    CpuTime both = CpuTime.with(agent.pid()).since(before, measured.size());
    System.out.println("floor: " + floors);
    System.out.println("sign: " + signatures);
    System.out.printf(
        Locale.ROOT,
        "sign ÷ floor, median of pairs: %.2f%nCPU time of a signature: %s; of an empty call: %s%n",
        signatures.medianRatio(floors),
        both.less(empty),
        empty);
    client.channel().close();
  }

  private Wallet wallet(AttestedChannel channel) {
    Wallet made = installation.wallet(channel, charter);
    wallets.add(made);
    return made;
  }

  /// Atomic batches of a thousand payments with one approval each, by one client.
  private void batches(int keys) throws IOException {
    Times times = new Times();
    CpuTime before = CpuTime.with(agent.pid());
    try (AttestedChannel channel = Installation.channel(agent.endpoint(), expected)) {
      while (wallets.size() < keys) {
        wallet(channel);
      }
      nonce = Math.max(nonce, BATCH_NONCES);
      for (int round = 0; round < BATCHES; round++) {
        List<PreparedTransaction> payments = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
          payments.add(payment(charter, wallets.get(i * keys / BATCH), nonce++));
        }
        BatchRequest batch = BatchRequest.of(Installation.head(charter), true, payments);
        String approval = installation.officer().approve(charter, batch, BatchReview.of(batch));
        if (round == WARM_BATCHES) {
          before = CpuTime.with(agent.pid());
        }
        times.take(() -> Accept.accepted(channel.signBatch(payments, true, List.of(approval))));
      }
    }
    CpuTime used = CpuTime.with(agent.pid()).since(before, BATCH * (BATCHES - WARM_BATCHES));
    Times warm = times.from(WARM_BATCHES);
    System.out.printf(
        Locale.ROOT,
        "batch of %d with %d keys: %s, %.0f signatures a second; CPU time of a signature: %s%n",
        BATCH,
        keys,
        warm,
        BATCH / warm.median() * 1e3,
        used);
  }

  private void memory() throws IOException {
    System.out.println(
        "memory of the agent, " + wallets.size() + " keys: " + Memory.of(agent.pid()));
  }

  private void together(int count, int each) throws InterruptedException, ExecutionException {
    List<Callable<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Client client = client(each);
      runs.add(() -> {
        client.tasks().forEach(client::send);
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
}
