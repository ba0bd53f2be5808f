package dev.treza.agent.simulator;

import dev.treza.agent.simulator.CertificateMaker.Issued;
import dev.treza.agent.simulator.CertificateMaker.Wish;
import dev.treza.fleet.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;

/// The root of one installation's simulator. It is made once and kept in a file; whoever has the
/// file can simulate this realm, which is why nothing real may ever believe it.
final class SimulatorRoot {
  private static final String ALIAS = "root";
  private static final char[] NO_SECRET = "simulated".toCharArray();
  private static final Duration LIFE = Duration.ofDays(3650);

  private SimulatorRoot() {}

  /// The root kept in `directory`, made if there is none. Safe against a second process that does
  /// the same at the same time.
  static Issued keptIn(Path directory, CertificateMaker maker, Instant now)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(directory);
    Path file = directory.resolve("simulator-root.p12");
    try (FileChannel guard =
            FileChannel.open(
                directory.resolve("simulator-root.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = guard.lock()) {
      if (!lock.isValid() || !Files.exists(file)) {
        make(file, maker, now);
      }
      return read(file);
    }
  }

  private static void make(Path file, CertificateMaker maker, Instant now)
      throws IOException, GeneralSecurityException {
    Issued root =
        maker.selfSigned(
            new Wish(
                "simulated.nitro-enclaves", now.minus(Duration.ofMinutes(5)), now.plus(LIFE), 4));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_SECRET);
    store.setKeyEntry(
        ALIAS,
        root.keys().getPrivate(),
        NO_SECRET,
        new X509Certificate[] {parse(root.certificate())});
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(part)) {
      store.store(out, NO_SECRET);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Issued read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, NO_SECRET);
    }
    X509Certificate certificate = (X509Certificate) store.getCertificate(ALIAS);
    PrivateKey key = (PrivateKey) store.getKey(ALIAS, NO_SECRET);
    return new Issued(
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
        new KeyPair(certificate.getPublicKey(), key),
        Bytes.of(certificate.getEncoded()));
  }

  private static X509Certificate parse(Bytes der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(der.toArray()));
  }
}
