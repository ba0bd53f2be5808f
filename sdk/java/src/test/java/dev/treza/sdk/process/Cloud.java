package dev.treza.sdk.process;

import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An installation with a simulated AWS and a sealing key of it.
final class Cloud implements AutoCloseable {
  static final String TABLE = "treza-vault-1";

  final Installation installation;
  private AwsProcess aws;
  private AwsAdministrator administrator;
  private Optional<Charter> charter = Optional.empty();

  private Cloud(Installation installation, AwsProcess aws, AwsAdministrator administrator) {
    this.installation = installation;
    this.aws = aws;
    this.administrator = administrator;
  }

  /// With a key that nobody may use yet.
  static Cloud in(Path folder) throws Exception {
    Installation plain = Installation.in(folder);
    AwsProcess aws = AwsProcess.start(plain.jars(), plain.home());
    AwsAdministrator administrator = new AwsAdministrator(aws);
    return new Cloud(plain.sealedBy(administrator.newKey()), aws, administrator);
  }

  /// With a table for the state, too.
  static Cloud withTable(Path folder) throws Exception {
    Cloud plain = in(folder);
    return new Cloud(
        plain.installation.keptIn(plain.administrator.newTable(TABLE)),
        plain.aws,
        plain.administrator);
  }

  AwsProcess aws() {
    return aws;
  }

  AwsAdministrator administrator() {
    return administrator;
  }

  /// Starts an enclave and founds it, in the order of genesis: the charter names the key, and the
  /// key's policy follows from the charter.
  AgentProcess founded() throws Exception {
    AgentProcess agent = installation.start();
    charter = Optional.of(installation.charter(agent));
    administrator.setPolicy(charter());
    installation.found(agent);
    return agent;
  }

  /// The one that the enclave was founded on.
  Charter charter() {
    return charter.orElseThrow();
  }

  AttestedChannel channel(AgentProcess agent) throws IOException {
    return Installation.channel(agent.endpoint(), installation.expectation(agent));
  }

  /// What the officer signs to have a wallet made.
  List<String> approvals(Charter charter, WalletRequest request) {
    return List.of(installation.officer().approve(charter, request, WalletReview.of(request)));
  }

  /// Signs a payment with a wallet's key.
  void pay(AttestedChannel channel, Charter charter, Wallet wallet, long nonce) {
    PreparedTransaction payment = Installation.payment(charter, wallet, nonce);
    Installation.done(
        Accept.accepted(channel.sign(payment, installation.approval(charter, payment))));
  }

  /// Kills the simulated AWS.
  void killAws() throws InterruptedException {
    aws.kill();
  }

  /// Starts it again, on another port.
  void restartAws() throws Exception {
    administrator.close();
    aws.close();
    aws = AwsProcess.start(installation.jars(), installation.home());
    administrator = new AwsAdministrator(aws);
  }

  @Override
  public void close() throws IOException {
    administrator.close();
    aws.close();
  }
}
