package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.attestation.PcrValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What stands for the image of a simulated enclave: the Java runtime's release file (PCR1), the
/// agent's jars by name (PCR2), both together (PCR0). One changed byte of a jar changes PCR0 and
/// PCR2, as it would in an image.
public final class JarMeasurement {
  private JarMeasurement() {}

  /// The measurements of the agent whose jars lie in `jars`, on this Java runtime.
  public static Measurements of(Path jars, Path javaHome) throws IOException {
    List<Path> runtime = List.of(javaHome.resolve("release"));
    List<Path> agent = jarsIn(jars);
    List<Path> both = new ArrayList<>(runtime);
    both.addAll(agent);
    SortedMap<Integer, PcrValue> pcrs =
        new TreeMap<>(Map.of(0, measure(both), 1, measure(runtime), 2, measure(agent)));
    return switch (Measurements.of("Simulated agent", "development build", pcrs)) {
      case Accepted<Measurements>(Measurements set) -> set;
      case Refused<Measurements>(var refusal) -> throw new IllegalStateException(refusal.line());
    };
  }

  private static List<Path> jarsIn(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static PcrValue measure(List<Path> files) throws IOException {
    MessageDigest all = sha384();
    for (Path file : files) {
      all.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      all.update((byte) 0);
      all.update(digest(file));
    }
    return PcrValue.extendedWith(Bytes.of(all.digest()));
  }

  private static byte[] digest(Path file) throws IOException {
    MessageDigest digest = sha384();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha384() {
    try {
      return MessageDigest.getInstance("SHA-384");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-384", impossible);
    }
  }
}
