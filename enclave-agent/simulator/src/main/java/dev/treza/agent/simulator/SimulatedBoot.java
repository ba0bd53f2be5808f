package dev.treza.agent.simulator;

import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.SortedMap;

/// The security module of one boot of one enclave, under the root of its installation.
///
/// @param root the installation's root certificate, DER
public record SimulatedBoot(SoftwareNsm module, Bytes root) {
  /// What every simulated parent says its role is.
  public static final String PARENT_ROLE = "arn:aws:iam::000000000000:role/treza-simulated-parent";

  private static final int BOOT_RANDOM = 8;

  /// A module for one more boot.
  ///
  /// @param home the installation's folder, which keeps the root; made if there is none
  /// @param image PCR0, 1 and 2, and 8 if the image is signed
  public static SimulatedBoot of(
      Path home,
      String enclave,
      String region,
      String parentRole,
      SortedMap<Integer, PcrValue> image)
      throws IOException, GeneralSecurityException {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    Issued root = SimulatorRoot.keptIn(home, new CertificateMaker(random), clock.instant());
    byte[] bootRandom = new byte[BOOT_RANDOM];
    random.nextBytes(bootRandom);
    EnclaveIdentity identity =
        EnclaveIdentity.of(enclave, region, parentRole, Bytes.of(bootRandom));
    return new SimulatedBoot(
        SoftwareNsm.create(root, identity, image, random, clock), root.certificate());
  }
}
