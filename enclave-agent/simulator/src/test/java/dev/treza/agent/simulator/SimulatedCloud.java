package dev.treza.agent.simulator;

import dev.treza.agent.aws.AwsAnswer;
import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.InstanceCredentials;
import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.aws.tls.TlsDialer;
import dev.treza.agent.aws.tls.TrustRoots;
import dev.treza.agent.crypto.EnvelopeKey;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.agent.simulator.aws.FakeAws;
import dev.treza.agent.store.JournalStateStore;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.attestation.TrustAnchor;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.kms.KeyPolicy;
import dev.treza.fleet.kms.SealingKeyPolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The simulated AWS of one test, its administrator, and enclaves that may use it.
final class SimulatedCloud implements AutoCloseable {
  static final String ADMINISTRATOR = "arn:aws:iam::000000000000:role/administrator";
  static final Measurements IMAGE = image("image");

  final SettableClock clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  final Issued root;
  final SecretMemory memory = new SecretMemory();

  /// One for all enclaves of a test: making one takes half a second.
  final EnvelopeKey envelopeKey = EnvelopeKey.generate(memory, new byte[32]);

  private final SecureRandom random = new SecureRandom();
  private final JournalStateStore state;
  private final AwsClient administrator;
  private final FakeAws aws;
  private final AwsControl control;

  SimulatedCloud(Path folder) throws Exception {
    Files.createDirectories(folder);
    root = SimulatorRoot.keptIn(folder, new CertificateMaker(random), clock.instant());
    state = JournalStateStore.open(folder.resolve("state.journal"));
    aws =
        FakeAws.start(
            new FakeAws.Setup(
                HostOptions.REGION,
                accepted(TrustAnchor.simulated(root.certificate())),
                EndpointCertificate.issue(
                    root, FakeAws.hosts(HostOptions.REGION), random, clock.instant()),
                state,
                "control",
                random,
                clock),
            0);
    control =
        new AwsControl(new AwsEndpoint(aws.address().getPort(), "control", root.certificate()));
    administrator = client(AwsService.KMS, ADMINISTRATOR);
  }

  static Measurements image(String content) {
    PcrValue pcr = PcrValue.extendedWith(Bytes.utf8(content));
    return accepted(Measurements.of("test", "1.0", new TreeMap<>(Map.of(0, pcr, 1, pcr, 2, pcr))));
  }

  static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.line());
    };
  }

  int port() {
    return aws.address().getPort();
  }

  Realm realm() {
    return new Realm.Simulated(Digest.of(root.certificate()));
  }

  AwsClient client(AwsService service, String role) throws Exception {
    TlsDialer dialer =
        new TlsDialer(
            _ -> new Socket(InetAddress.getLoopbackAddress(), port()),
            TrustRoots.simulated(root.certificate()),
            clock::instant,
            random);
    return new AwsClient(
        service,
        HostOptions.REGION,
        new AwsClient.Surroundings(
            dialer,
            () -> InstanceCredentials.parse(control.call("session", "role", role)),
            clock::instant,
            _ -> {}));
  }

  AwsAnswer asAdministrator(String operation, JsonObject input) throws Exception {
    return administrator.call(operation, input);
  }

  /// AWS's name for the error that the administrator meets.
  String errorOfAdministrator(String operation, JsonObject input) throws Exception {
    try {
      asAdministrator(operation, input);
      throw new AssertionError(operation + " was allowed");
    } catch (AwsException refused) {
      return refused.code();
    }
  }

  /// A key as it is born: nobody may use it.
  KeyArn newKey() throws Exception {
    return newKey(JsonObject.builder());
  }

  KeyArn newKey(JsonObject.Builder more) throws Exception {
    String birth = text(SealingKeyPolicy.atBirth(KeyArn.SIMULATED_ACCOUNT));
    AwsAnswer made = asAdministrator("CreateKey", more.text("Policy", birth).build());
    return KeyArn.parse(made.object("KeyMetadata").orElseThrow().text("Arn").orElseThrow())
        .orElseThrow();
  }

  void setPolicy(KeyArn key, KeyPolicy policy) throws Exception {
    setPolicy(key, text(policy));
  }

  void setPolicy(KeyArn key, String policy) throws Exception {
    asAdministrator(
        "PutKeyPolicy",
        JsonObject.builder()
            .text("KeyId", key.toString())
            .text("Policy", policy)
            .flag("BypassPolicyLockoutSafetyCheck", true)
            .build());
  }

  private static String text(KeyPolicy policy) {
    return new String(policy.encoded().toArray(), StandardCharsets.UTF_8);
  }

  /// A charter that names `key`; the rules of a whole charter do not matter to KMS.
  Charter charter(KeyArn key, NetworkMode... networks) {
    Quorum quorum = new Quorum(2, List.of("ada", "bob"));
    return new Charter(
        realm(),
        "treasury",
        Optional.empty(),
        0,
        Optional.empty(),
        Set.of(networks),
        new Place(HostOptions.PARENT_ROLE, List.of(HostOptions.REGION)),
        key.toString(),
        Charter.LOCAL_STORE,
        10,
        BackupMode.NONE,
        Duration.ofHours(1),
        List.of(IMAGE),
        List.of(),
        quorum,
        quorum,
        List.of(),
        List.of());
  }

  static KeyPolicy policy(Charter charter) {
    return SealingKeyPolicy.of(
        KeyArn.parse(charter.sealingKey()).orElseThrow(), charter, charter.digest());
  }

  /// A booted security module that is bound to a charter root.
  SoftwareNsm boundTo(Digest charterRoot, Measurements image) throws Exception {
    SoftwareNsm nsm = boot(image);
    nsm.extend(16, charterRoot.value());
    nsm.lockBelow(32);
    return nsm;
  }

  SoftwareNsm boot(Measurements image) throws Exception {
    return SoftwareNsm.create(
        root,
        EnclaveIdentity.of(
            "vault-1", HostOptions.REGION, HostOptions.PARENT_ROLE, Bytes.of(new byte[8])),
        image.pcrs(),
        random,
        clock);
  }

  /// An empty table for a state.
  void newTable(String name) throws Exception {
    try (AwsClient dynamo = client(AwsService.DYNAMODB, ADMINISTRATOR)) {
      dynamo.call("CreateTable", tableInput(name));
    }
  }

  private static JsonObject tableInput(String name) {
    List<JsonObject> attributes =
        Stream.of("p", "k")
            .map(key ->
                JsonObject.builder().text("AttributeName", key).text("AttributeType", "S").build())
            .toList();
    List<JsonObject> keys =
        Stream.of("p", "k")
            .map(key ->
                JsonObject.builder()
                    .text("AttributeName", key)
                    .text("KeyType", key.equals("p") ? "HASH" : "RANGE")
                    .build())
            .toList();
    return JsonObject.builder()
        .text("TableName", name)
        .text("BillingMode", "PAY_PER_REQUEST")
        .array("AttributeDefinitions", attributes)
        .array("KeySchema", keys)
        .build();
  }

  SessionCredentials session(String role) throws Exception {
    return InstanceCredentials.parse(Bytes.utf8(sessionJson(role)));
  }

  /// In the form of the instance metadata service.
  String sessionJson(String role) throws Exception {
    return new String(control.call("session", "role", role).toArray(), StandardCharsets.UTF_8);
  }

  /// From now on `fault` meets the next `times` calls of `operation`.
  void plan(String operation, String fault, int times) throws Exception {
    control.call("fault", "operation", operation, "fault", fault, "times", Integer.toString(times));
  }

  void noFaults() throws Exception {
    control.call("no-faults");
  }

  /// Everything that was asked for since the start.
  String asked() throws Exception {
    return new String(control.call("asked").toArray(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws StoreException {
    administrator.close();
    envelopeKey.close();
    aws.close();
    state.close();
  }
}
