package dev.treza.sdk.process;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.ExpectedRoot;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestationAttempt;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.CommandResult;
import dev.treza.sdk.Endpoint;
import dev.treza.sdk.Expectation;
import dev.treza.sdk.ProvisionalChannel;
import dev.treza.sdk.Timeouts;
import dev.treza.sdk.VerifiedReceipt;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One enclave of one installation, as its officer knows it: what he pinned and what he may sign.
///
/// @param home where the simulated host keeps its state
/// @param sealingKey ARN of a key of the simulated AWS, or `simulated` for a file of the host
/// @param stateStore ARN of a table of the simulated AWS, or `local` for a file of the host
public record Installation(
    AgentJars jars, Path home, TestOfficer officer, String sealingKey, String stateStore) {
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10));

  public Installation(AgentJars jars, Path home, TestOfficer officer) {
    this(jars, home, officer, Charter.SIMULATED_KEY, Charter.LOCAL_STORE);
  }

  public static Installation in(Path folder) throws IOException {
    return new Installation(
        AgentJars.gather(Files.createDirectories(folder.resolve("jars"))),
        folder.resolve("home"),
        new TestOfficer());
  }

  public AgentProcess start() throws IOException {
    if (sealingKey.equals(Charter.SIMULATED_KEY)) {
      return AgentProcess.start(jars, home);
    }
    return stateStore.equals(Charter.LOCAL_STORE)
        ? AgentProcess.startWithAws(jars, home)
        : AgentProcess.startWithTable(jars, home, stateStore);
  }

  /// The same, with keys sealed by a key of the simulated AWS.
  Installation sealedBy(String arn) {
    return new Installation(jars, home, officer, arn, stateStore);
  }

  /// The same, with the state in a table of the simulated AWS.
  Installation keptIn(String arn) {
    return new Installation(jars, home, officer, sealingKey, arn);
  }

  public Charter charter(AgentProcess agent) throws IOException {
    return officer.charter(
        agent.anchor().realm(), jars.measurements(), "local-simulated-1", sealingKey, stateStore);
  }

  /// What is expected of the enclave once it is founded.
  public Expectation expectation(AgentProcess agent) throws IOException {
    return expectation(
        agent.anchor(), jars.measurements(), new ExpectedRoot.Pinned(charter(agent).digest()));
  }

  static Expectation expectation(
      TrustAnchor anchor, ExpectedMeasurements measurements, ExpectedRoot root) {
    return new Expectation(anchor, measurements, AgentProcess.ENCLAVE, root, Optional.empty());
  }

  static AttestationAttempt attest(Endpoint endpoint, Expectation expected) {
    return attest(endpoint, expected, Optional.empty());
  }

  private static AttestationAttempt attest(
      Endpoint endpoint, Expectation expected, Optional<ClientIdentity> client) {
    return Accept.accepted(ProvisionalChannel.open(endpoint, TIMEOUTS, client, new SecureRandom()))
        .attest(expected, Instant.now());
  }

  /// A channel that shows the certificate of a client.
  static AttestedChannel channel(Endpoint endpoint, Expectation expected, ClientIdentity client) {
    return Accept.accepted(attest(endpoint, expected, Optional.of(client)).channel());
  }

  public static AttestedChannel channel(Endpoint endpoint, Expectation expected) {
    return Accept.accepted(attest(endpoint, expected).channel());
  }

  public VerifiedReceipt found(AgentProcess agent) throws IOException {
    Expectation fresh = expectation(agent).withRoot(new ExpectedRoot.BeforeGenesis());
    Charter charter = charter(agent);
    try (AttestedChannel channel = channel(agent.endpoint(), fresh)) {
      Digest boot = Accept.accepted(channel.boot()).digest();
      String approval = officer.genesis(charter, AgentProcess.ENCLAVE, boot);
      return Accept.accepted(channel.found(new CharterCall(charter.encoded(), List.of(approval))));
    }
  }

  WalletRequest walletRequest(Charter charter) {
    return new WalletRequest(
        head(charter),
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        Optional.of("Test"),
        officer.nonce());
  }

  Wallet wallet(AttestedChannel channel, Charter charter) {
    WalletRequest request = walletRequest(charter);
    String approval = officer.approve(charter, request, WalletReview.of(request));
    return done(Accept.accepted(channel.generateWallet(request, List.of(approval))));
  }

  WalletRequest derivedRequest(Charter charter, String path) {
    return new WalletRequest(
        head(charter),
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        Optional.empty(),
        DerivationPath.parse(path),
        Metadata.NONE,
        officer.nonce());
  }

  Wallet derived(AttestedChannel channel, Charter charter, String path) {
    WalletRequest request = derivedRequest(charter, path);
    String approval = officer.approve(charter, request, WalletReview.of(request));
    return done(Accept.accepted(channel.generateWallet(request, List.of(approval))));
  }

  static RequestHead head(Charter charter) {
    return new RequestHead(charter.realm(), charter.namespace(), AgentProcess.ENCLAVE);
  }

  public static PreparedTransaction payment(Charter charter, Wallet wallet, long nonce) {
    return payment(charter, wallet, nonce, 1);
  }

  static PreparedTransaction payment(Charter charter, Wallet wallet, long nonce, long wei) {
    Map<String, String> fields =
        Map.of(
            "to", "0x000000000000000000000000000000000000dEaD",
            "value", Long.toString(wei),
            "nonce", Long.toString(nonce),
            "gasLimit", "21000",
            "gasPrice", "1000000000",
            "chainId", "31337");
    SignCall call =
        new SignCall(wallet.id(), new TransactionInput.Fields(fields), Optional.empty(), List.of());
    return Accept.accepted(
        PreparedTransaction.of(head(charter), charter.addressBook(), wallet, call));
  }

  public List<String> approval(Charter charter, PreparedTransaction payment) {
    return List.of(officer.approve(charter, payment.request(), payment.review()));
  }

  public static <T> T done(CommandResult<T> result) {
    return switch (result) {
      case CommandResult.Done<T>(T value, VerifiedReceipt _) -> value;
      case CommandResult.Pending<T>(var missing) -> throw new AssertionError(missing);
    };
  }
}
