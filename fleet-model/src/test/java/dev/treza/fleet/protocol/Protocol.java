package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Treasury.digest;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import java.util.Optional;

/// One value of every record that travels, with and without what may be absent.
final class Protocol {
  static final Bytes NONCE = Bytes.hex("0123456789abcdef0123456789abcdef");
  private static final String JWS = "aGVhZGVy.cGF5bG9hZA.c2lnbmF0dXJl";

  private Protocol() {}

  static StatementHead head(Phase phase, String boot, String root) {
    return new StatementHead(
        Treasury.REALM, phase, Treasury.ENCLAVE, optional(boot), optional(root), optional(root));
  }

  private static Optional<Digest> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(digest(text));
  }

  static List<Statement> statements() {
    Bytes exporter = digest("exporter").value();
    return List.of(
        new BootStatement(
            head(Phase.AWAITING_CHARTER, "", ""), Treasury.ADA.signer().key(), Bytes.hex("30")),
        new BootStatement(
            head(Phase.SERVING, "", "root"), Treasury.CLEO.signer().key(), Bytes.hex("3031")),
        new KmsStatement(head(Phase.SERVING, "boot", "root")),
        new ChannelStatement(head(Phase.AWAITING_CHARTER, "boot", ""), exporter, Optional.empty()),
        new ChannelStatement(
            head(Phase.SERVING, "boot", "root"),
            exporter,
            Optional.of(new AuditPosition(7, digest("entry")))));
  }

  static List<Receipt> receipts() {
    return List.of(
        receipt(0, Optional.empty(), ReceiptEvent.GENESIS),
        receipt(1, Optional.of(digest("entry 0")), ReceiptEvent.WALLET_CREATED),
        receipt(Long.MAX_VALUE, Optional.of(digest("entry")), ReceiptEvent.SIGNED));
  }

  private static Receipt receipt(long sequence, Optional<Digest> previous, ReceiptEvent event) {
    return new Receipt(
        Treasury.REALM,
        "treasury",
        Treasury.ENCLAVE,
        digest("boot"),
        digest("charter"),
        sequence,
        previous,
        event,
        digest("request"),
        digest("result"),
        Treasury.NOW);
  }

  static List<SignCall> signCalls() {
    return List.of(
        Treasury.call("1"),
        Treasury.call("1").withApprovals(List.of(JWS, JWS + "x")),
        new SignCall(
            "w", new TransactionInput.Raw(Bytes.hex("02c0")), Optional.of(digest("a")), List.of()));
  }

  static List<WalletCall> walletCalls() {
    return List.of(
        walletCall(Optional.empty(), List.of()), walletCall(Optional.of("Rent"), List.of(JWS)));
  }

  private static WalletCall walletCall(Optional<String> purpose, List<String> approvals) {
    return new WalletCall(Blockchain.SOLANA, NetworkMode.TESTNET, purpose, NONCE, approvals);
  }

  static CharterCall charterCall() {
    return new CharterCall(Treasury.charter().encoded(), List.of(JWS));
  }

  static CharterReply charterReply() {
    return new CharterReply(Treasury.charter().encoded(), List.of(JWS, JWS), JWS);
  }

  static PendingReply pendingReply() {
    return new PendingReply(
        digest("request"),
        "mainnet",
        List.of(new GroupQuorum("approvers", 2), new GroupQuorum("auditors", 1)));
  }

  static SignReply signReply() {
    return new SignReply(Bytes.hex("02"), Bytes.hex("03"), Bytes.hex("04"), JWS);
  }

  static WalletReply walletReply() {
    return new WalletReply(Treasury.wallet(), JWS);
  }

  static List<WalletsReply> walletsReplies() {
    return List.of(
        new WalletsReply(List.of(), Optional.empty()),
        new WalletsReply(List.of(Treasury.wallet(), Treasury.wallet()), Optional.of("w")));
  }

  static List<Problem> problems() {
    return List.of(
        Problem.of(403, Refusal.of(AgentRefusal.CHANNEL, "attest first")),
        Problem.of(400, Refusal.at(AgentRefusal.SIZE, "body", "too much")));
  }
}
