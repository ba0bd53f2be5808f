package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.payment;

import dev.treza.fleet.attestation.ExpectedRoot;
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

/// How long an emulated enclave takes to boot, attest and sign, and what the emulator takes for it.
/// Run by hand, with `treza.emulator` and `treza.kernel` set: `EmulatedBench own|debian [rounds]`.
final class EmulatedBench {
  private EmulatedBench() {}

  public static void main(String... arguments) throws IOException {
    EmulatorKit kit = arguments[0].equals("own") ? EmulatorKit.own() : EmulatorKit.debian();
    int rounds = arguments.length < 2 ? 100 : Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("treza-bench");
    AgentJars jars = AgentJars.gather(Files.createDirectories(folder.resolve("jars")));
    EmulatedImage image = EmulatedImage.build(kit, jars, folder);
    System.out.printf(Locale.ROOT, "image: %.1f MB%n", Files.size(image.file()) / 1e6);
    TestOfficer officer = new TestOfficer();
    long start = System.nanoTime();
    try (EmulatedAgent agent = EmulatedAgent.boot(image, jars, folder.resolve("home"))) {
      System.out.printf(
          Locale.ROOT,
          "power-on to listening: %.1f s, processor time of all that was started %.1f s%n",
          (System.nanoTime() - start) / 1e9,
          cpu(agent).toMillis() / 1e3);
      agent.console().lines().filter(line -> line.contains("treza:")).forEach(System.out::println);
      Charter charter = agent.charter(officer);
      agent.found(officer, charter);
      Expectation expected = agent.expectation(new ExpectedRoot.Pinned(charter.digest()));
      attest(agent, expected, rounds);
      sign(agent, expected, charter, officer, rounds);
    }
  }

  private static void attest(EmulatedAgent agent, Expectation expected, int rounds) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long begin = System.nanoTime();
      agent.channel(expected).close();
      times.add(System.nanoTime() - begin);
    }
    print("connect and attest", times);
  }

  private static void sign(
      EmulatedAgent agent, Expectation expected, Charter charter, TestOfficer officer, int rounds) {
    List<Long> times = new ArrayList<>();
    try (AttestedChannel channel = agent.channel(expected)) {
      Wallet wallet = Emulated.wallet(channel, charter, officer);
      for (int nonce = 0; nonce < rounds; nonce++) {
        PreparedTransaction payment = payment(charter, wallet, nonce);
        String approval = officer.approve(charter, payment.request(), payment.review());
        long begin = System.nanoTime();
        done(Accept.accepted(channel.sign(payment, List.of(approval))));
        times.add(System.nanoTime() - begin);
      }
    }
    print("sign over the attested channel", times);
  }

  private static Duration cpu(EmulatedAgent agent) {
    return agent.everything().stream()
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = nanos.subList(nanos.size() / 2, nanos.size()).stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s, second half of %d: p50 %.1f ms, p99 %.1f ms%n",
        what,
        nanos.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6);
  }
}
