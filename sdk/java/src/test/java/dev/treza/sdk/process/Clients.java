package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.channel;
import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.head;

import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.policy.Limit;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.Schedule;
import dev.treza.fleet.policy.Selection;
import dev.treza.fleet.protocol.AmendmentCall;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionSubject;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.ClientIdentity;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An enclave whose charter names programs, each with a rule of its own before that of the officer.
final class Clients {
  static final AssetId ETHER = new AssetId("eip155:31337/slip44:60");
  static final Duration DAY = Duration.ofDays(1);

  /// Wei in a whole unit.
  static final long UNIT = 1_000_000_000_000_000_000L;

  /// What a payment of one unit costs in wei, fee included.
  static final long COST = UNIT + 21_000L * 1_000_000_000;

  final Installation installation;

  Clients(Installation installation) {
    this.installation = installation;
  }

  static ClientIdentity identity(String name) {
    try {
      return ClientIdentity.generate(name, new SecureRandom());
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// A client that may appear in the rule of its own id.
  static ApiClient client(String id, ClientIdentity identity, Instant expires) {
    return new ApiClient(id, identity.spki(), expires, Set.of(id));
  }

  static Limit single(long payments) {
    return new Limit.Single(cost(payments));
  }

  static Limit daily(long payments) {
    return new Limit.Sum(cost(payments), DAY);
  }

  private static BigInteger cost(long payments) {
    return BigInteger.valueOf(COST).multiply(BigInteger.valueOf(payments));
  }

  static Limit count(long most) {
    return new Limit.Count(BigInteger.valueOf(most), DAY);
  }

  /// The rule of a client: what it may do without anybody.
  static Rule rule(String id, Optional<Schedule> when, Limit... limits) {
    return new Rule(
        id,
        Set.of(NetworkMode.LOCAL),
        Selection.only(Set.<Party>of(new Party.OfClient(id))),
        Selection.everything(),
        Selection.everything(),
        Selection.everything(),
        Set.of(),
        Selection.only(Set.of(ETHER)),
        List.of(limits),
        when,
        Duration.ZERO,
        new Allow());
  }

  /// Puts these clients and their rules into the charter.
  Charter admit(AgentProcess agent, List<ApiClient> clients, List<Rule> rules) throws IOException {
    Charter current = installation.charter(agent);
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(current.rules());
    Charter next = Accept.accepted(current.amended().clients(clients).rules(all).charter());
    AmendmentRequest request = new AmendmentRequest(head(current), current, next);
    AmendmentCall call =
        new AmendmentCall(
            next.encoded(), List.of(installation.officer().amends(request)), List.of(), false);
    try (AttestedChannel channel = officer(agent)) {
      return done(Accept.accepted(channel.amend(request, call)));
    }
  }

  void suspend(AgentProcess agent, Charter charter, String client) throws IOException {
    SuspensionRequest request =
        new SuspensionRequest(
            head(charter), SuspensionSubject.CLIENT, client, false, installation.officer().nonce());
    try (AttestedChannel channel = officer(agent)) {
      done(
          Accept.accepted(
              channel.suspend(
                  request, List.of(installation.officer().suspends(charter, request)))));
    }
  }

  /// A wallet that the officer asked for.
  Wallet wallet(AgentProcess agent, Charter charter) throws IOException {
    try (AttestedChannel channel = officer(agent)) {
      return installation.wallet(channel, charter);
    }
  }

  /// A connection without certificate.
  AttestedChannel officer(AgentProcess agent) throws IOException {
    return channel(agent.endpoint(), installation.expectation(agent));
  }

  AttestedChannel as(AgentProcess agent, ClientIdentity client) throws IOException {
    return channel(agent.endpoint(), installation.expectation(agent), client);
  }

  static PreparedTransaction payment(Charter charter, Wallet wallet, long nonce) {
    return Installation.payment(charter, wallet, nonce);
  }
}
