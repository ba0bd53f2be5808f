package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.chain.evm.payload.EvmSigned;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Payments that an agent signs and a node that knows nothing of us mines.
final class Mining {
  private static final String TO = "0x000000000000000000000000000000000000dEaD";

  private Mining() {}

  /// Has the agent sign two payments, and a node accept them.
  static void assertMined(
      AttestedChannel channel, Charter charter, TestOfficer officer, Wallet wallet)
      throws IOException, InterruptedException {
    List<String> raws = new ArrayList<>();
    for (PreparedTransaction payment : payments(charter, wallet)) {
      String approval = officer.approve(charter, payment.request(), payment.review());
      EvmSigned signed = done(Accept.accepted(channel.sign(payment, List.of(approval))));
      raws.add("0x" + signed.raw().hex());
    }
    assertThat(mine(raws))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith(wallet.address() + " 1 "))
        .allSatisfy(line -> assertThat(line).contains(" " + TO + " 1500000000000000000 "));
  }

  /// One legacy (EIP-155) and one EIP-1559 payment.
  private static List<PreparedTransaction> payments(Charter charter, Wallet wallet) {
    Map<String, String> common =
        Map.of("to", TO, "value", "1.5", "gasLimit", "21000", "chainId", "31337");
    return List.of(
        prepared(charter, wallet, common, Map.of("nonce", "0", "gasPrice", "5000000000")),
        prepared(
            charter,
            wallet,
            common,
            Map.of(
                "nonce", "1", "maxFeePerGas", "5000000000", "maxPriorityFeePerGas", "1000000000")));
  }

  private static PreparedTransaction prepared(
      Charter charter, Wallet wallet, Map<String, String> common, Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(common);
    fields.putAll(more);
    return Accept.accepted(
        PreparedTransaction.of(
            Installation.head(charter),
            charter.addressBook(),
            wallet,
            new SignCall(
                wallet.id(), new TransactionInput.Fields(fields), Optional.empty(), List.of())));
  }

  private static List<String> mine(List<String> raws) throws IOException, InterruptedException {
    try (Anvil anvil = Anvil.start()) {
      List<String> arguments = new ArrayList<>(List.of(anvil.url()));
      arguments.addAll(raws);
      return Peers.run("mine.mjs", arguments.toArray(String[]::new));
    }
  }
}
