package dev.treza.agent.doubles;

import dev.treza.agent.boot.Agent;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.seal.SealedStore;
import dev.treza.agent.setup.BootException;
import dev.treza.agent.setup.Parts;
import dev.treza.agent.setup.Storage;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.charter.Succession;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.Allow;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.CharterReply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One enclave with its stores, its sealing key and its officers, which can be booted again and
/// again. On the local network nobody needs to approve, on the test network two of three.
public final class TestEnclave {
  public static final String ID = "vault-1";
  public static final int MAX_KEYS = 3;

  public final Events events = new Events();
  public final TestTime time = new TestTime();
  public final MemoryStore store = new MemoryStore(events);
  public final MemoryRecords records = new MemoryRecords();
  public final TestOfficer ada = new TestOfficer("ada");
  public final TestOfficer bob = new TestOfficer("bob");
  public final TestOfficer cleo = new TestOfficer("cleo");
  public final TestSealingKey sealingKey;
  public final TestBlobs blobs;
  public final SecretMemory memory = new SecretMemory();
  private TestNsm nsm;

  private List<ApiClient> clients = List.of();
  private Optional<Succession> succession = Optional.empty();
  private List<Rule> rules =
      List.of(
          new Rule("local", Set.of(NetworkMode.LOCAL), new Allow()),
          new Rule(
              "test",
              Set.of(NetworkMode.TESTNET),
              new Require(List.of(new GroupQuorum("approvers", 2)))));

  public TestEnclave() throws NativeLibraryException, LockedMemoryException {
    sealingKey = new TestSealingKey(events, memory);
    blobs = new TestBlobs(events, memory);
    nsm = module(image());
  }

  private TestNsm module(Measurements image) {
    return new TestNsm(events, time::now, List.copyOf(image.pcrs().values()));
  }

  /// The security module of the last boot.
  public TestNsm nsm() {
    return nsm;
  }

  /// What runs in this enclave.
  public static Measurements image() {
    return image("image");
  }

  public static Measurements image(String content) {
    PcrValue pcr = PcrValue.extendedWith(Bytes.utf8(content));
    return Accept.accepted(Measurements.of("test", "1.0", Map.of(0, pcr, 1, pcr, 2, pcr)));
  }

  public Agent boot() throws BootException {
    return boot(ID);
  }

  /// Boots another image than the charter names.
  public Agent bootImage(Measurements image) throws BootException {
    return boot(ID, image);
  }

  public Agent boot(String enclave) throws BootException {
    return boot(enclave, image());
  }

  private Agent boot(String enclave, Measurements image) throws BootException {
    nsm = module(image);
    Storage storage = new Storage(StateKeeping.LOCAL, store, sealed());
    return Agent.boot(new Parts(enclave, nsm, _ -> storage, memory, time::nanos));
  }

  private SealedStore sealed() {
    return (_, _) -> Outcome.accepted(new SealedStore.Opened(sealingKey, records, blobs));
  }

  /// Boots and founds.
  public Agent founded() throws BootException, DeviceException, StoreException, SigningException {
    Agent agent = boot();
    Accept.accepted(agent.found(genesis(agent, charter())));
    events.forget();
    return agent;
  }

  public Charter charter() {
    return charter(TestNsm.realm(), 0, image());
  }

  /// Another root charter that this enclave could be founded on.
  public Charter charter(String namespace) {
    return charter(TestNsm.realm(), 0, image(), namespace);
  }

  public Charter charter(Realm realm, long serial, Measurements image) {
    return charter(realm, serial, image, "treasury");
  }

  private Charter charter(Realm realm, long serial, Measurements image, String namespace) {
    List<String> ids = List.of("ada", "bob", "cleo");
    Quorum quorum = new Quorum(2, ids);
    return new Charter(
        realm,
        namespace,
        Optional.empty(),
        serial,
        serial == 0 ? Optional.empty() : Optional.of(Digest.of(Bytes.utf8("before"))),
        Set.of(NetworkMode.LOCAL, NetworkMode.TESTNET),
        new Place("arn:aws:iam::000000000000:role/parent", List.of("eu-west-1")),
        realm.equals(Realm.NITRO)
            ? "arn:aws:kms:eu-west-1:000000000000:key/1"
            : Charter.SIMULATED_KEY,
        Charter.LOCAL_STORE,
        MAX_KEYS,
        BackupMode.NONE,
        Duration.ofHours(1),
        List.of(image),
        List.of(ada.named(), bob.named(), cleo.named()),
        quorum,
        quorum,
        List.of(new Group("approvers", ids)),
        rules,
        AddressBook.EMPTY,
        List.of(),
        clients,
        List.of(),
        succession);
  }

  /// Charters have these rules from now on.
  public void rules(List<Rule> other) {
    rules = other;
  }

  /// Charters have these clients from now on.
  public void clients(List<ApiClient> other) {
    clients = other;
  }

  /// Charters know this succession from now on.
  public void succession(Succession rule) {
    succession = Optional.of(rule);
  }

  /// The charter with the signatures of all its administrators for this boot.
  public CharterCall genesis(Agent agent, Charter charter) {
    Digest boot = Digest.of(agent.bootAttestation().statement());
    List<String> approvals =
        List.of(ada, bob, cleo).stream()
            .map(officer -> officer.genesis(charter, ID, boot, time.now()))
            .toList();
    return new CharterCall(charter.encoded(), approvals);
  }

  public Outcome<CharterReply> found(Agent agent, Charter charter)
      throws DeviceException, StoreException, SigningException {
    return agent.found(genesis(agent, charter));
  }
}
