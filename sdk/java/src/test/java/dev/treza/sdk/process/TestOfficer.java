package dev.treza.sdk.process;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.approval.Decision;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.RiskFlag;
import dev.treza.fleet.chain.Severity;
import dev.treza.fleet.charter.BackupMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Group;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Place;
import dev.treza.fleet.charter.Quorum;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.fleet.policy.Rule;
import dev.treza.fleet.policy.RuleVerdict.GroupQuorum;
import dev.treza.fleet.policy.RuleVerdict.Require;
import dev.treza.fleet.protocol.AmendmentRequest;
import dev.treza.fleet.protocol.AmendmentReview;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.protocol.Request;
import dev.treza.fleet.protocol.SuspensionRequest;
import dev.treza.fleet.protocol.SuspensionReview;
import dev.treza.sdk.peer.Accept;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one officer of the tests' charters: administrator, initiator and approver.
public final class TestOfficer {
  private static final String ID = "ada";

  /// As many as a charter may allow.
  private static final int MOST_KEYS = 1000;

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final JwsSigner signer;
  private final SecureRandom random = new SecureRandom();

  public TestOfficer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.signer = Accept.accepted(SoftwareJwsSigner.of(generator.generateKeyPair()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public JwsSigner signer() {
    return signer;
  }

  /// A root charter under which this officer approves every use of a key.
  public Charter charter(Realm realm, ExpectedMeasurements measurements) {
    return charter(realm, measurements, Charter.SIMULATED_KEY);
  }

  /// The same, under which `sealingKey` seals.
  public Charter charter(Realm realm, ExpectedMeasurements measurements, String sealingKey) {
    return charter(realm, measurements, "local-simulated-1", sealingKey, Charter.LOCAL_STORE);
  }

  /// The same for an enclave that runs and keeps its state elsewhere.
  Charter charter(
      Realm realm, ExpectedMeasurements measurements, String region, String stateStore) {
    return charter(realm, measurements, region, Charter.SIMULATED_KEY, stateStore);
  }

  /// The same, sealed by a key and kept in a store of its own.
  Charter charter(
      Realm realm,
      ExpectedMeasurements measurements,
      String region,
      String sealingKey,
      String stateStore) {
    Set<NetworkMode> networks = Set.of(NetworkMode.LOCAL);
    Quorum alone = new Quorum(1, List.of(ID));
    Officer officer =
        new Officer(
            ID,
            "Ada",
            Set.of(Role.ADMINISTRATOR, Role.INITIATOR, Role.APPROVER),
            CredentialKind.SOFTWARE,
            List.of(signer.key()));
    return new Charter(
        realm,
        "treasury",
        Optional.empty(),
        0,
        Optional.empty(),
        networks,
        new Place("arn:aws:iam::000000000000:role/treza-simulated-parent", List.of(region)),
        sealingKey,
        stateStore,
        MOST_KEYS,
        BackupMode.NONE,
        Duration.ofHours(1),
        measurements.sets(),
        List.of(officer),
        alone,
        alone,
        List.of(new Group("approvers", List.of(ID))),
        List.of(new Rule("all", networks, new Require(List.of(new GroupQuorum("approvers", 1))))));
  }

  /// The approval of a genesis.
  public String genesis(Charter charter, String enclave, Digest boot) {
    Digest root = charter.digest();
    Instant now = Instant.now();
    return sign(
        JwsType.GENESIS,
        new Approval(
            JwsType.GENESIS,
            charter.realm(),
            charter.namespace(),
            enclave,
            Optional.of(boot),
            root,
            root,
            "charter/1",
            root,
            ID,
            Decision.APPROVE,
            List.of(),
            now,
            now.plus(LIFE),
            nonce()));
  }

  public String approve(Charter charter, Request request, Review review) {
    return approve(JwsType.APPROVAL, Optional.empty(), charter, request, review);
  }

  /// Approves the release of a held key in one boot.
  public String release(Charter charter, ReleaseRequest request, Digest boot) {
    return approve(
        JwsType.KEY_RELEASE, Optional.of(boot), charter, request, ReleaseReview.of(request));
  }

  /// Approves an amendment.
  public String amends(AmendmentRequest request) {
    return approve(
        JwsType.CHARTER_AMENDMENT,
        Optional.empty(),
        request.current(),
        request,
        AmendmentReview.of(request));
  }

  /// Suspends.
  public String suspends(Charter charter, SuspensionRequest request) {
    return approve(
        JwsType.SUSPENSION, Optional.empty(), charter, request, SuspensionReview.of(request));
  }

  private String approve(
      JwsType kind, Optional<Digest> boot, Charter charter, Request request, Review review) {
    Instant now = Instant.now();
    return sign(
        kind,
        new Approval(
            kind,
            charter.realm(),
            request.head().namespace(),
            request.head().enclave(),
            boot,
            request.digest(),
            review.digest(),
            review.model(),
            charter.digest(),
            ID,
            Decision.APPROVE,
            review.risks().stream()
                .filter(risk -> risk.severity() == Severity.CRITICAL)
                .map(RiskFlag::id)
                .sorted()
                .toList(),
            now,
            now.plus(LIFE),
            nonce()));
  }

  public Bytes nonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private String sign(JwsType type, Approval approval) {
    try {
      return Jws.sign(type, approval.toJson(), signer);
    } catch (SigningException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
