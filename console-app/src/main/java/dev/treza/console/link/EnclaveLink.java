package dev.treza.console.link;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.protocol.PreparedTransaction;
import dev.treza.fleet.protocol.ReviewReply;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.SignReply;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.protocol.WalletRequest;
import dev.treza.fleet.wallet.Wallet;
import java.util.List;

/// One enclave. Every call but [#attest] uses a connection that was attested just before; each may
/// take as long as the network does. A command is never sent a second time by itself.
public interface EnclaveLink {
  /// Opens a new connection and verifies it. Refused: `CHN-*` if there is no connection to verify.
  Outcome<Attestation> attest() throws InterruptedException;

  Outcome<List<Wallet>> wallets() throws InterruptedException;

  /// @param approvals compact JWS; none to be told what is missing
  Outcome<Answer<WalletReply>> generateWallet(WalletRequest request, List<String> approvals)
      throws InterruptedException;

  /// What the enclave reads in a transaction.
  Outcome<ReviewReply> review(SignCall call) throws InterruptedException;

  /// Signs `prepared`; the signature has been verified when it comes back.
  ///
  /// @param call what `prepared` was made from
  /// @param approvals compact JWS; none to be told what is missing
  Outcome<Answer<SignReply>> sign(
      PreparedTransaction prepared, SignCall call, List<String> approvals)
      throws InterruptedException;
}
