package dev.treza.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.Progress;
import dev.treza.console.cli.Treza.Run;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.link.local.InstalledBuild;
import dev.treza.console.link.local.LocalFleet;
import dev.treza.console.store.ConsoleHome;
import dev.treza.fleet.chain.evm.EvmAddress;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.process.Anvil;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From a wish to a block, on the command line: a real agent signs, a real node mines. Each test
/// has a wallet of its own.
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MinedPaymentTest {
  private static final String TO = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  private static final BigInteger TEN_ETHER = BigInteger.TEN.pow(19);
  private static final Pattern WALLET = Pattern.compile("\"wallet_id\":\"([^\"]+)\"");
  private static final Pattern ADDRESS = Pattern.compile("\"address\":\"(0x[0-9a-fA-F]{40})\"");
  private static final Pattern REQUEST = Pattern.compile("Request ([0-9a-f]{64})");
  private static final Pattern REPLACES = Pattern.compile("--replaces ([0-9a-f]{64})");

  private final Path folder;
  private final ConsoleHome home;
  private final StarterCredential credential;
  private LocalFleet fleet;
  private Anvil anvil;
  private String wallet = "";
  private EvmAddress account = EvmAddress.ZERO;

  MinedPaymentTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.home = new ConsoleHome(folder.resolve("home"));
    this.credential = new StarterCredential(home, new SecureRandom());
    this.fleet = InstalledBuild.in(folder).fleet(home.folder());
  }

  @BeforeAll
  void start() throws Exception {
    anvil = Anvil.start("--no-mining");
    home.create();
    fleet.start(Progress.SILENT);
    done("node", "set", "--network", "31337", "--url", anvil.url());
  }

  @AfterAll
  void stop() throws Exception {
    anvil.close();
    fleet.close();
  }

  @BeforeEach
  void fund() throws Exception {
    String made =
        done(
            "wallet",
            "generate",
            "--enclave",
            "local-1",
            "--network",
            "local",
            "--approve",
            "--json");
    wallet = first(WALLET, made);
    account = Accept.accepted(EvmAddress.parse(first(ADDRESS, made)));
    anvil.fund(account, TEN_ETHER);
  }

  private Run treza(String... arguments) {
    return Treza.run(home, fleet, credential, InstantSource.system(), arguments);
  }

  private String done(String... arguments) {
    Run run = treza(arguments);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run.out();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Run compose(String... more) {
    String[] arguments = {
      "transaction",
      "compose",
      "--enclave",
      "local-1",
      "--wallet",
      wallet,
      "--to",
      TO,
      "--output",
      file("fields.json")
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return treza(all);
  }

  /// Proposes, approves and signs the fields; gives the request's digest.
  private String sign(String... replaces) {
    String[] propose = {
      "transaction",
      "propose",
      "--enclave",
      "local-1",
      "--wallet",
      wallet,
      "--file",
      file("fields.json"),
      "--output",
      file("proposal.json")
    };
    String[] all = Arrays.copyOf(propose, propose.length + replaces.length);
    System.arraycopy(replaces, 0, all, propose.length, replaces.length);
    String request = first(REQUEST, done(all));
    done(
        "transaction",
        "approve",
        "--proposal",
        file("proposal.json"),
        "--output",
        file("approval.jws"));
    done(
        "transaction",
        "sign",
        "--proposal",
        file("proposal.json"),
        "--approval",
        file("approval.jws"),
        "--output",
        file("signed.hex"));
    return request;
  }

  private Run status(String request) {
    return treza("transaction", "status", "--request", request);
  }

  private String balance() throws IOException {
    return anvil.call("eth_getBalance", "\"" + account + "\",\"latest\"");
  }

  @Test
  void isComposedApprovedSignedBroadcastMinedAndConfirmed() throws Exception {
    Run composed = compose("--value", "1.5");
    assertThat(composed.out())
        .contains("Sent: 1.5 ETH (1500000000000000000 wei)")
        .contains("Gas limit: 21000")
        .contains("Wallet holds: 10 ETH")
        .doesNotContain("WARNING");
    assertThat(composed.code()).isZero();
    String request = sign();
    assertThat(status(request).out()).startsWith("DROPPED");
    assertThat(status(request).code()).isEqualTo(3);

    assertThat(done("transaction", "broadcast", "--request", request)).contains("BROADCAST 0x");
    assertThat(done("transaction", "broadcast", "--file", file("signed.hex")))
        .as("once more")
        .contains("BROADCAST 0x");
    assertThat(status(request).out()).startsWith("BROADCAST").contains("waits for a block");
    anvil.mine();
    anvil.mine();

    assertThat(status(request).out()).startsWith("CONFIRMED").contains("2 confirmations");
    assertThat(
            done("transaction", "status", "--request", request, "--confirmations", "2", "--json"))
        .contains("\"confirmations\":\"2\"")
        .contains("\"state\":\"confirmed\"");
  }

  @Test
  void isSpedUpByTheSameNonceWithHigherFees() throws Exception {
    compose("--value", "1", "--fee", "low");
    String slow = sign();
    done("transaction", "broadcast", "--request", slow);
    String faster =
        done("transaction", "compose", "--speed-up", slow, "--output", file("fields.json"));
    assertThat(faster).contains("(taken over)").contains("--replaces " + slow);
    String fast = sign("--replaces", first(REPLACES, faster));
    done("transaction", "broadcast", "--request", fast);
    anvil.mine();

    assertThat(status(fast).out()).startsWith("CONFIRMED");
    assertThat(status(slow).out()).startsWith("REPLACED");
    assertThat(status(slow).code()).isEqualTo(3);
  }

  @Test
  void isCancelledByAnEmptyPaymentToItself() throws Exception {
    compose("--value", "9");
    String unwanted = sign();
    done("transaction", "broadcast", "--request", unwanted);
    String instead =
        done("transaction", "compose", "--cancel", unwanted, "--output", file("fields.json"));
    assertThat(Files.readString(folder.resolve("fields.json")))
        .contains("\"to\":\"" + account + "\"")
        .contains("\"value\":\"0\"");
    String cancelling = sign("--replaces", first(REPLACES, instead));
    done("transaction", "broadcast", "--request", cancelling);
    anvil.mine();

    assertThat(status(cancelling).out()).startsWith("CONFIRMED");
    assertThat(status(unwanted).out()).startsWith("REPLACED");
    assertThat(balance()).as("9 of 10 ether are still there").contains("\"0x8ac");
  }

  @Test
  void isNotReplacedWhenItIsInABlockAlready() throws Exception {
    compose("--value", "1");
    String request = sign();
    done("transaction", "broadcast", "--request", request);
    anvil.mine();
    Run late = treza("transaction", "compose", "--cancel", request);

    assertThat(late.out()).contains("REFUSED CMP-MINED: nonce 0 is used");
    assertThat(late.code()).isEqualTo(3);
  }

  @Test
  void warnsThatTheWalletHoldsTooLittle() {
    Run run = compose("--value", "11");

    assertThat(run.out()).contains("WARNING CMP-BALANCE");
    assertThat(run.code()).isZero();
  }

  @Test
  void warnsOfAGapInTheNonces() {
    assertThat(compose("--value", "1", "--nonce", "7").out()).contains("WARNING CMP-NONCE-GAP");
  }

  @Test
  void quotesTheNodeWhenItRejects() {
    compose("--value", "1", "--nonce", "0", "--gas-limit", "20999");
    String request = sign();
    Run run = treza("transaction", "broadcast", "--request", request);

    assertThat(run.out()).contains("REFUSED NODE-REJECTED: ");
    assertThat(run.code()).isEqualTo(3);
  }

  @Test
  void isNotKnownByAnIdThatNobodySigned() {
    Run run = status("ab".repeat(32));

    assertThat(run.out()).contains("REFUSED CMP-UNKNOWN");
    assertThat(run.code()).isEqualTo(3);
  }
}
