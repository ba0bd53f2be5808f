package dev.treza.agent.simulator;

import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.agent.simulator.aws.FakeAws;
import dev.treza.agent.store.JournalStateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.TrustAnchor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;

/// The program that stands for AWS in a rehearsal: `LocalAws --home DIR [--port N]`. It keeps its
/// keys and secrets in `DIR/aws`, writes `DIR/aws/endpoint.json` and prints one line when it
/// listens, and ends when its standard input ends.
public final class LocalAws {
  private static final int CONTROL_KEY = 24;

  private LocalAws() {}

  /// Exit codes: 0 ended, 1 could not start, 2 wrong options.
  public static void main(String... arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    // answers are small; waiting to fill a packet costs 40 ms each
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return serve(AwsOptions.parse(arguments));
    } catch (IllegalArgumentException e) {
      System.err.println("treza simulated AWS: " + e.getMessage());
      return 2;
    } catch (IOException | GeneralSecurityException | StoreException e) {
      System.err.println("treza simulated AWS: " + e.getMessage());
      return 1;
    }
  }

  private static int serve(AwsOptions options)
      throws IOException, GeneralSecurityException, StoreException {
    Path folder = Files.createDirectories(options.folder());
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    Issued root =
        SimulatorRoot.keptIn(options.home(), new CertificateMaker(random), clock.instant());
    byte[] control = new byte[CONTROL_KEY];
    random.nextBytes(control);
    String controlKey = Bytes.of(control).base64Url();
    try (JournalStateStore state = JournalStateStore.open(folder.resolve("state.journal"));
        FakeAws aws =
            FakeAws.start(
                new FakeAws.Setup(
                    HostOptions.REGION,
                    anchor(root.certificate()),
                    EndpointCertificate.issue(
                        root, FakeAws.hosts(HostOptions.REGION), random, clock.instant()),
                    state,
                    controlKey,
                    random,
                    clock),
                options.port())) {
      new AwsEndpoint(aws.address().getPort(), controlKey, root.certificate()).write(folder);
      System.out.println("listening " + aws.address().getPort());
      System.out.flush();
      while (System.in.read() >= 0) {}
      return 0;
    }
  }

  private static TrustAnchor anchor(Bytes root) throws GeneralSecurityException {
    return switch (TrustAnchor.simulated(root)) {
      case Outcome.Accepted<TrustAnchor>(TrustAnchor anchor) -> anchor;
      case Outcome.Refused<TrustAnchor>(var refusal) ->
          throw new GeneralSecurityException(refusal.line());
    };
  }
}
