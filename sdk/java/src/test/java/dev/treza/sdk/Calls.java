package dev.treza.sdk;

import static dev.treza.sdk.Attempts.IDENTITY;
import static dev.treza.sdk.Attempts.MODULE;
import static dev.treza.sdk.Attempts.attempt;
import static dev.treza.sdk.Attempts.expectation;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.peer.Accept;
import dev.treza.sdk.peer.SigningAgent;
import dev.treza.sdk.peer.TestServer;
import dev.treza.sdk.peer.TestWallet;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The calls of the tests on a channel to an agent that signs.
final class Calls {
  private Calls() {}

  static final TestWallet OWN = TestWallet.of(7);
  static final TestWallet OTHER = TestWallet.of(8);

  static class Agent extends SigningAgent {
    Agent() {
      super(MODULE, IDENTITY, OWN);
    }
  }

  static <T> T on(SigningAgent agent, Function<AttestedChannel, T> use) throws IOException {
    try (TestServer server = TestServer.tls(IDENTITY, agent);
        AttestedChannel channel = Accept.accepted(attempt(server, expectation()).channel())) {
      return use.apply(channel);
    }
  }

  static WalletRequest wanted(SigningAgent agent) {
    return new WalletRequest(
        agent.requestHead(),
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        Optional.of("Fees"),
        Bytes.of(new byte[16]));
  }

  static PreparedTransaction payment(SigningAgent agent, long ether) {
    return payment(agent.requestHead(), ether);
  }

  static PreparedTransaction payment(RequestHead head, long ether) {
    Map<String, String> fields =
        Map.of(
            "to", "0x000000000000000000000000000000000000dEaD",
            "value", Long.toString(ether),
            "nonce", "0",
            "gasLimit", "21000",
            "gasPrice", "1000000000",
            "chainId", "31337");
    SignCall call =
        new SignCall("wallet-1", new TransactionInput.Fields(fields), Optional.empty(), List.of());
    return Accept.accepted(
        PreparedTransaction.of(
            head, AddressBook.EMPTY, OWN.wallet("wallet-1", Optional.empty()), call));
  }

  static Outcome<CommandResult<EvmSigned>> sign(SigningAgent agent) throws IOException {
    return on(agent, channel -> channel.sign(payment(agent, 5), List.of()));
  }

  static Outcome<CommandResult<Wallet>> generate(SigningAgent agent) throws IOException {
    return on(agent, channel -> channel.generateWallet(wanted(agent), List.of()));
  }
}
