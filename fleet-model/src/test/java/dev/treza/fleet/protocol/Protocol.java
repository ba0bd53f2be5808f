package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Treasury.digest;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.treasury.Treasury;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.KeyOrigin;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One value of every record that travels, with and without what may be absent.
final class Protocol {
  static final Bytes NONCE = Bytes.hex("0123456789abcdef0123456789abcdef");
  private static final Metadata METADATA =
      new Metadata(new TreeMap<>(Map.of("cost-centre", "4711", "owner", "Ada")));
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
            head(Phase.AWAITING_CHARTER, "", ""),
            Treasury.ADA.signer().key(),
            StateKeeping.VOLATILE,
            Bytes.hex("30")),
        new BootStatement(
            head(Phase.SERVING, "", "root"),
            Treasury.CLEO.signer().key(),
            StateKeeping.LOCAL,
            Bytes.hex("3031")),
        new TransportStatement(
            head(Phase.SERVING, "boot", "root"), digest("import"), Bytes.hex("09".repeat(32))),
        new ChallengeStatement(head(Phase.SERVING, "boot", "root"), digest("request")),
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
            "w", new TransactionInput.Raw(Bytes.hex("02c0")), Optional.of(digest("a")), List.of()),
        new SignCall(
            "w", new TransactionInput.Message(Bytes.utf8("Hi")), Optional.empty(), List.of()),
        new SignCall(
            "w",
            new TransactionInput.Document(typedData()),
            Optional.empty(),
            List.of(),
            new ReviewHints(Optional.of(BigInteger.TEN), Optional.of(Treasury.NOW))));
  }

  private static JsonObject typedData() {
    JsonObject member = JsonObject.builder().text("name", "note").text("type", "string").build();
    return JsonObject.builder()
        .object("types", JsonObject.builder().array("Order", List.of(member)).build())
        .text("primaryType", "Order")
        .object("domain", JsonObject.builder().text("chainId", "1").build())
        .object("message", JsonObject.builder().text("note", "two").build())
        .build();
  }

  static List<WalletCall> walletCalls() {
    return List.of(
        walletCall(Optional.empty(), List.of()),
        walletCall(Optional.of("Rent"), List.of(JWS)),
        new WalletCall(
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            Optional.empty(),
            DerivationPath.parse("m/44'/60'/0'/0/7"),
            METADATA,
            NONCE,
            List.of()));
  }

  static List<ImportCall> importCalls() {
    Bytes key = Treasury.wallet().publicKey();
    return List.of(
        new ImportCall(
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            key,
            Optional.empty(),
            Optional.empty(),
            Metadata.NONE,
            NONCE,
            Optional.empty(),
            Optional.empty(),
            List.of()),
        new ImportCall(
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            key,
            Optional.empty(),
            Optional.empty(),
            Metadata.NONE,
            NONCE,
            Optional.empty(),
            Optional.of(kmsBlob()),
            List.of(JWS)),
        new ImportCall(
            Blockchain.POLYGON,
            NetworkMode.TESTNET,
            key,
            DerivationPath.parse("m/44'/60'/0'/0/0"),
            Optional.of("Old treasury"),
            METADATA,
            NONCE,
            Optional.of(Bytes.hex("0102")),
            Optional.empty(),
            List.of(JWS)));
  }

  static KmsBlob kmsBlob() {
    KeyArn key = new KeyArn("eu-west-1", KeyArn.SIMULATED_ACCOUNT, "1234");
    return new KmsBlob(key, Bytes.hex("010203"));
  }

  static List<ImportJob> importJobs() {
    return List.of(
        importJob(Optional.empty(), Optional.empty(), Optional.empty()),
        importJob(
            Optional.of(Bytes.hex("3001")),
            DerivationPath.parse("m/44'/60'/0'/0/0"),
            Optional.of("/run/passphrase")));
  }

  private static ImportJob importJob(
      Optional<Bytes> anchor, Optional<DerivationPath> path, Optional<String> passphrase) {
    return new ImportJob(
        Treasury.ENCLAVE,
        anchor,
        Treasury.charter().measurements(),
        Treasury.charter().encoded(),
        "127.0.0.1",
        4433,
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        path,
        Optional.of("Old treasury"),
        METADATA,
        NONCE,
        "/dev/stdin",
        passphrase);
  }

  static List<ImportAnswer> importAnswers() {
    return List.of(
        new ImportAnswer.Asks(
            digest("request"),
            digest("review"),
            Treasury.wallet().publicKey(),
            DerivationPath.parse("m/44'/60'/0'/0/0")),
        new ImportAnswer.Asks(
            digest("request"), digest("review"), Treasury.wallet().publicKey(), Optional.empty()),
        new ImportAnswer.Missing(pendingReply()),
        new ImportAnswer.Done(Treasury.wallet(), JWS),
        ImportAnswer.No.of(Refusal.of(AgentRefusal.KEY_TWICE, "of another")),
        ImportAnswer.No.of(Refusal.at(AgentRefusal.SIZE, "body", "too much")));
  }

  static List<ReleaseCall> releaseCalls() {
    EvmCounters counters =
        new EvmCounters(
            new TreeMap<>(
                Map.of(
                    BigInteger.ONE,
                    BigInteger.valueOf(17),
                    BigInteger.valueOf(31337),
                    BigInteger.ZERO)));
    return List.of(
        new ReleaseCall("w", counters, NONCE, List.of()),
        new ReleaseCall("w", counters, NONCE, List.of(JWS)));
  }

  static List<Wallet> wallets() {
    Wallet wallet = Treasury.wallet();
    return List.of(
        wallet,
        with(wallet, new KeyOrigin.Imported(Optional.empty()), Metadata.NONE),
        with(wallet, new KeyOrigin.Imported(DerivationPath.parse("m/44'/60'/0'/0/0")), METADATA),
        with(
            wallet,
            new KeyOrigin.Derived(DerivationPath.parse("m/44'/60'/0'/0/1").orElseThrow()),
            METADATA));
  }

  private static Wallet with(Wallet wallet, KeyOrigin origin, Metadata metadata) {
    return new Wallet(
        wallet.id(),
        wallet.blockchain(),
        wallet.network(),
        wallet.version(),
        wallet.publicKey(),
        wallet.address(),
        WalletState.HELD,
        wallet.purpose(),
        wallet.created(),
        origin,
        metadata);
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
