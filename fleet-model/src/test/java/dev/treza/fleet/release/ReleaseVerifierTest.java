package dev.treza.fleet.release;

import static dev.treza.fleet.release.Releases.SIMULATOR;
import static dev.treza.fleet.release.Releases.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReleaseVerifierTest {
  private final JwsSigner signer = Releases.signer();
  private final ReleaseAnchor nitro = new ReleaseAnchor(signer.key(), Realm.NITRO);
  private final Release release = Releases.of(Realm.NITRO);
  private final String compact = Releases.signed(ReleaseJson.write(release), signer);

  @Test
  void givesBackWhatTheReleaseKeySigned() {
    VerifiedRelease verified = accepted(ReleaseVerifier.verify(compact, nitro));
    assertThat(verified.release()).isEqualTo(release);
    assertThat(accepted(verified.measurements(Realm.NITRO))).isEqualTo(release.measurements());
    assertThat(release.measurements().sets()).hasSize(2);
  }

  @Test
  void refusesAnotherKey() {
    assertRefused(
        ReleaseVerifier.verify(compact, new ReleaseAnchor(Releases.signer().key(), Realm.NITRO)),
        "REL-KEY",
        signer.key().kid());
  }

  @Test
  void refusesWhatWasSignedForAnotherPurpose() throws SigningException {
    JsonObject receipt = JsonObject.builder().text("kind", "receipt").build();
    assertRefused(
        ReleaseVerifier.verify(Jws.sign(JwsType.RECEIPT, receipt, signer), nitro),
        "JWS-TYP",
        "release is expected");
  }

  @Test
  void refusesASimulatorsReleaseUnderTheProductionKey() {
    String simulated = Releases.signed(ReleaseJson.write(Releases.of(SIMULATOR)), signer);
    assertRefused(ReleaseVerifier.verify(simulated, nitro), "REL-REALM", "simulated:");
  }

  @Test
  void refusesAProductionReleaseUnderADevelopmentKey() {
    ReleaseAnchor development = accepted(ReleaseAnchor.development(signer.key(), SIMULATOR));
    assertRefused(ReleaseVerifier.verify(compact, development), "REL-REALM", "it says nitro");
  }

  @Test
  void refusesAReleaseOfAnotherSimulator() {
    Realm.Simulated other = new Realm.Simulated(Digest.of(Bytes.utf8("other")));
    ReleaseAnchor development = accepted(ReleaseAnchor.development(signer.key(), SIMULATOR));
    String foreign = Releases.signed(ReleaseJson.write(Releases.of(other)), signer);
    assertRefused(ReleaseVerifier.verify(foreign, development), "REL-REALM", other.text());
  }

  @Test
  void doesNotVouchForEnclavesOfAnotherRealm() {
    VerifiedRelease verified = accepted(ReleaseVerifier.verify(compact, nitro));
    assertRefused(verified.measurements(SIMULATOR), "REL-REALM", "it is for nitro");
  }

  @Test
  void refusesToMakeTheProductionKeyADevelopmentKey() {
    assertRefused(
        ReleaseAnchor.development(ReleaseAnchor.PRODUCTION.key(), SIMULATOR),
        "REL-KEY",
        "production release key");
  }

  /// The thumbprint (RFC 7638) was worked out by another program.
  @Test
  void pinsOneProductionKey() {
    assertThat(ReleaseAnchor.PRODUCTION.realm()).isEqualTo(Realm.NITRO);
    assertThat(ReleaseAnchor.PRODUCTION.key().kid())
        .isEqualTo("x1PQun7eu-q3wAxriUgu0dDHX5bqMWYHf7Oshaw4UYg");
  }

  @Test
  void knowsTheImageFilesOfTheRelease() {
    VerifiedRelease verified = accepted(ReleaseVerifier.verify(compact, nitro));
    assertThat(accepted(verified.image(Releases.FILE))).isEqualTo(release.images().getFirst());
    assertRefused(verified.image(Bytes.utf8("AN image")), "REL-IMAGE", "1.2.3");
  }

  @Test
  void refusesSomethingBehindTheRelease() {
    assertRefused(ReleaseVerifier.verify(compact + "\n", nitro), "JWS-BASE64", "Base64url");
  }

  @Test
  void refusesEveryDamage() {
    boolean full = Boolean.getBoolean("treza.full");
    long seed = full ? System.nanoTime() : 11;
    int rounds = full ? 100_000 : 2_000;
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      StringBuilder damaged = new StringBuilder(compact);
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.setCharAt(at, (char) random.nextInt(128));
        case 1 -> damaged.deleteCharAt(at);
        case 2 -> damaged.setLength(at);
        default -> throw new AssertionError();
      }
      if (!compact.contentEquals(damaged)) {
        assertThat(ReleaseVerifier.verify(damaged.toString(), nitro))
            .as("seed %d round %d", seed, round)
            .isInstanceOf(Outcome.Refused.class);
      }
    }
  }

  private static void assertRefused(Outcome<?> outcome, String id, String detail) {
    switch (outcome) {
      case Outcome.Accepted<?>(var value) -> throw new AssertionError("took " + value);
      case Outcome.Refused<?>(Refusal refusal) -> {
        assertThat(refusal.id().id()).as(refusal.line()).isEqualTo(id);
        assertThat(refusal.line()).contains(detail);
      }
    }
  }
}
