package dev.treza.sdk.process;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.protocol.WalletReview;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.peer.Accept;
import java.util.List;
import java.util.Optional;

/// What an officer does with an emulated enclave.
final class Emulated {
  private Emulated() {}

  static Wallet wallet(AttestedChannel channel, Charter charter, TestOfficer officer) {
    WalletRequest request =
        new WalletRequest(
            Installation.head(charter),
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            Optional.of("Test"),
            officer.nonce());
    String approval = officer.approve(charter, request, WalletReview.of(request));
    return Installation.done(Accept.accepted(channel.generateWallet(request, List.of(approval))));
  }
}
