package dev.treza.fleet.treasury;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.Block;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.protocol.RequestHead;
import dev.treza.fleet.protocol.SignCall;
import dev.treza.fleet.protocol.TransactionInput;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.fleet.wallet.WalletState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Ada and Ben administer, Ben and Cleo approve; Dora is nobody.
public final class Treasury {
  public static final Person ADA = Person.of("ada");
  public static final Person BEN = Person.of("ben");
  public static final Person CLEO = Person.withEd25519("cleo");
  public static final Person DORA = Person.of("dora");
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final String ENCLAVE = "vault-1";
  public static final Realm REALM = Realm.NITRO;

  private Treasury() {}

  public static Digest digest(String text) {
    return Digest.of(Bytes.utf8(text));
  }

  /// A root charter for all kinds of network that breaks no rule.
  public static Charter charter() {
    Quorum both = new Quorum(2, List.of("ada", "ben"));
    return new Charter(
        REALM,
        "treasury",
        Optional.of("acme"),
        0,
        Optional.empty(),
        Set.of(NetworkMode.MAINNET, NetworkMode.TESTNET, NetworkMode.LOCAL),
        new Place("arn:aws:iam::111122223333:role/parent", List.of("eu-central-1", "eu-west-1")),
        "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/state",
        10,
        BackupMode.SEALED,
        Duration.ofHours(1),
        List.of(measurements()),
        List.of(
            ADA.officer(Role.ADMINISTRATOR, Role.INITIATOR),
            BEN.officer(Role.ADMINISTRATOR, Role.APPROVER),
            CLEO.officer(Role.APPROVER)),
        both,
        both,
        List.of(new Group("approvers", List.of("ben", "cleo"))),
        List.of(
            new Rule(
                "mainnet",
                Set.of(NetworkMode.MAINNET),
                new Require(List.of(new GroupQuorum("approvers", 2)))),
            new Rule("testnet", Set.of(NetworkMode.TESTNET), new Block()),
            new Rule("local", Set.of(NetworkMode.LOCAL), new Allow())));
  }

  private static Measurements measurements() {
    Map<Integer, PcrValue> pcrs = new TreeMap<>();
    for (int index = 0; index <= 2; index++) {
      pcrs.put(index, PcrValue.extendedWith(Bytes.utf8("image " + index)));
    }
    return new Measurements("release", "1.0", new TreeMap<>(pcrs));
  }

  public static RequestHead head() {
    return new RequestHead(REALM, "treasury", ENCLAVE);
  }

  /// The wallet of the secret key 1 (the generator point of secp256k1).
  public static Wallet wallet(Blockchain blockchain, NetworkMode network) {
    return new Wallet(
        blockchain.text() + "-1",
        blockchain,
        network,
        1,
        Bytes.hex(
            "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"),
        "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf",
        WalletState.ACTIVE,
        Optional.of("Payments"),
        NOW);
  }

  public static Wallet wallet() {
    return wallet(Blockchain.ETHEREUM, NetworkMode.MAINNET);
  }

  /// A payment of 1.5 units.
  public static Map<String, String> payment(String chainId) {
    return Map.of(
        "to", "0x3535353535353535353535353535353535353535",
        "value", "1.5",
        "gasLimit", "21000",
        "nonce", "7",
        "chainId", chainId,
        "maxFeePerGas", "30000000000",
        "maxPriorityFeePerGas", "1000000000");
  }

  public static SignCall call(String chainId) {
    return new SignCall(
        wallet().id(), new TransactionInput.Fields(payment(chainId)), Optional.empty(), List.of());
  }
}
