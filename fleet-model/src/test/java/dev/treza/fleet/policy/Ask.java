package dev.treza.fleet.policy;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.chain.Actions;
import dev.treza.fleet.chain.AssetAmount;
import dev.treza.fleet.chain.AssetId;
import dev.treza.fleet.chain.Operation;
import dev.treza.fleet.chain.OperationKind;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Questions and rules of tests. Monday, 2 March 2026, noon; a wallet that pays ether on mainnet.
record Ask(
    NetworkMode network,
    Optional<String> wallet,
    Actions actions,
    Optional<PolicyQuestion.Asking> client,
    List<PolicyQuestion.Given> given,
    Spending spending,
    Instant now,
    Optional<Instant> heldSince) {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final AssetId ETHER = new AssetId("eip155:1/slip44:60");
  static final AssetId DOLLARS =
      new AssetId("eip155:1/erc20:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
  static final String PAYROLL = "0x3535353535353535353535353535353535353535";
  static final String STRANGER = "0x1111111111111111111111111111111111111111";
  static final Map<String, Set<String>> GROUPS =
      Map.of("treasurers", Set.of("ada", "ben", "cleo"), "auditors", Set.of("dora", "eve"));

  static Ask of(Operation... operations) {
    return new Ask(
        NetworkMode.MAINNET,
        Optional.of("cold"),
        new Actions(List.of(operations), Optional.empty()),
        Optional.empty(),
        List.of(),
        SpendingHistory.NONE,
        NOON,
        Optional.empty());
  }

  /// Pays so many wei to the payroll.
  static Ask pay(long wei) {
    return of(transfer(PAYROLL, ETHER, wei));
  }

  static Operation transfer(String to, AssetId asset, long amount) {
    OperationKind kind =
        asset.equals(ETHER) ? OperationKind.TRANSFER : OperationKind.TOKEN_TRANSFER;
    return new Operation(
        kind,
        Optional.of(to),
        Optional.empty(),
        Optional.of(new AssetAmount(asset, BigInteger.valueOf(amount))));
  }

  Ask on(NetworkMode other) {
    return new Ask(other, wallet, actions, client, given, spending, now, heldSince);
  }

  Ask from(String other) {
    return new Ask(network, Optional.of(other), actions, client, given, spending, now, heldSince);
  }

  Ask by(String name, String... rules) {
    return new Ask(
        network,
        wallet,
        actions,
        Optional.of(new PolicyQuestion.Asking(name, Set.of(rules))),
        given,
        spending,
        now,
        heldSince);
  }

  Ask approvedBy(String... officers) {
    List<PolicyQuestion.Given> all =
        Stream.of(officers).map(one -> new PolicyQuestion.Given(one, NOON)).toList();
    return new Ask(network, wallet, actions, client, all, spending, now, heldSince);
  }

  Ask approvedBy(String officer, Duration before) {
    List<PolicyQuestion.Given> all = new ArrayList<>(given);
    all.add(new PolicyQuestion.Given(officer, NOON.minus(before)));
    return new Ask(network, wallet, actions, client, all, spending, now, heldSince);
  }

  Ask fee(long wei) {
    return new Ask(
        network,
        wallet,
        new Actions(
            actions.operations(), Optional.of(new AssetAmount(ETHER, BigInteger.valueOf(wei)))),
        client,
        given,
        spending,
        now,
        heldSince);
  }

  /// After the wallet spent so much, so long ago.
  Ask after(Duration before, long amount) {
    SpendingHistory more =
        ((SpendingHistory) spending)
            .with(
                new SpendingHistory.Entry(
                    NOON.minus(before), Map.of(ETHER, BigInteger.valueOf(amount))));
    return new Ask(network, wallet, actions, client, given, more, now, heldSince);
  }

  Ask at(String time) {
    return new Ask(
        network, wallet, actions, client, given, spending, Instant.parse(time), heldSince);
  }

  Ask heldFor(Duration time) {
    return new Ask(
        network, wallet, actions, client, given, spending, now, Optional.of(now.minus(time)));
  }

  PolicyQuestion question() {
    return new PolicyQuestion(
        Blockchain.ETHEREUM, network, wallet, actions, client, given, spending, now, heldSince);
  }

  PolicyTrace explain(Rule... rules) {
    return new Policy(List.of(rules), GROUPS, Ask::has).explain(question());
  }

  PolicyVerdict under(Rule... rules) {
    return explain(rules).verdict();
  }

  /// Which condition of the only rule does not hold.
  Optional<Condition> mismatch(Rule rule) {
    return explain(rule).steps().getFirst().asked().getFirst().mismatch().map(Mismatch::condition);
  }

  /// The address book knows the payroll by name and in the list `payees`.
  static boolean has(Blockchain blockchain, Set<String> names, String address) {
    return blockchain == Blockchain.ETHEREUM
        && address.equals(PAYROLL)
        && (names.contains("Payroll") || names.contains("@payees"));
  }
}
