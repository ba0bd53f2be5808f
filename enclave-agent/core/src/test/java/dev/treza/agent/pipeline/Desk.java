package dev.treza.agent.pipeline;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.boot.Serving;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.Events;
import dev.treza.agent.doubles.TestEnclave;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.protocol.WalletCall;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Somebody who asks a founded enclave for wallets and signatures.
final class Desk {
  static final String LOCAL_CHAIN = "31337";
  static final String TEST_CHAIN = "11155111";

  final TestEnclave enclave;
  private Agent agent;

  Desk() throws Exception {
    this(new TestEnclave());
  }

  /// In an enclave that was not founded yet.
  Desk(TestEnclave enclave) throws Exception {
    this.enclave = enclave;
    agent = enclave.founded();
  }

  Agent agent() {
    return agent;
  }

  void reboot() throws Exception {
    agent = enclave.boot();
    events().forget();
  }

  Events events() {
    return enclave.events;
  }

  Serving serving() {
    return agent.serving().orElseThrow();
  }

  Digest boot() {
    return Digest.of(agent.bootAttestation().statement());
  }

  RequestHead head() {
    return new RequestHead(enclave.charter().realm(), "treasury", TestEnclave.ID);
  }

  /// A call for a wallet that nobody need approve on the local network.
  WalletCall walletCall(NetworkMode network) {
    return walletCall(Blockchain.ETHEREUM, network);
  }

  WalletCall walletCall(Blockchain blockchain, NetworkMode network) {
    return new WalletCall(blockchain, network, Optional.empty(), TestOfficer.nonce(), List.of());
  }

  WalletCall approved(WalletCall call, TestOfficer... officers) {
    WalletRequest request = call.request(head());
    return WalletCall.of(
        request,
        Stream.of(officers)
            .map(officer ->
                officer.approve(
                    enclave.charter(), request, WalletReview.of(request), enclave.time.now()))
            .toList());
  }

  Result<WalletReply> generate(WalletCall call) throws Exception {
    return serving().pipelines().wallets().generate(call);
  }

  Wallet wallet(NetworkMode network) throws Exception {
    WalletCall call = approved(walletCall(network), enclave.ada, enclave.bob);
    return done(generate(call)).wallet();
  }

  SignCall payment(Wallet wallet, String chain, long nonce, String value) {
    return payment(wallet, chain, nonce, value, Optional.empty());
  }

  SignCall payment(
      Wallet wallet, String chain, long nonce, String value, Optional<Digest> replaces) {
    Map<String, String> fields =
        Map.of(
            "to", "0x3535353535353535353535353535353535353535",
            "value", value,
            "gasLimit", "21000",
            "nonce", Long.toString(nonce),
            "chainId", chain,
            "maxFeePerGas", "30000000000",
            "maxPriorityFeePerGas", "1000000000");
    return new SignCall(wallet.id(), new TransactionInput.Fields(fields), replaces, List.of());
  }

  PreparedTransaction prepared(Wallet wallet, SignCall call) {
    return Accept.accepted(PreparedTransaction.of(head(), AddressBook.EMPTY, wallet, call));
  }

  Digest request(Wallet wallet, SignCall call) {
    return prepared(wallet, call).request().digest();
  }

  SignCall approved(Wallet wallet, SignCall call, TestOfficer... officers) {
    return call.withApprovals(
        Stream.of(officers)
            .map(officer -> approval(wallet, call, officer, TestOfficer.nonce()))
            .toList());
  }

  String approval(Wallet wallet, SignCall call, TestOfficer officer, Bytes nonce) {
    PreparedTransaction task = prepared(wallet, call);
    return officer.approve(
        enclave.charter(), task.request(), task.review(), enclave.time.now(), nonce);
  }

  Result<SignReply> sign(SignCall call) throws Exception {
    return serving().pipelines().transactions().sign(call, Caller.ANYBODY);
  }

  static <R> R done(Result<R> result) {
    return switch (result) {
      case Result.Done<R>(R reply) -> reply;
      case Result.Missing<R>(var pending) -> throw new AssertionError("missing " + pending);
      case Result.No<R>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  static <R> RefusalId no(Result<R> result) {
    return switch (result) {
      case Result.No<R>(var refusal) -> refusal.id();
      case Result.Missing<R>(var pending) -> throw new AssertionError("missing " + pending);
      case Result.Done<R>(R reply) -> throw new AssertionError("done " + reply);
    };
  }
}
