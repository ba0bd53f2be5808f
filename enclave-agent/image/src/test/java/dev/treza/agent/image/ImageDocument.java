package dev.treza.agent.image;

import static dev.treza.agent.image.Outcomes.accepted;

import dev.treza.agent.image.eif.EifReader;
import dev.treza.agent.image.eif.EnclaveImage;
import dev.treza.agent.image.ramdisk.CpioReader;
import dev.treza.agent.image.ramdisk.Entry;
import dev.treza.fleet.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes `docs/image.md`: every file of an image, its size, and why it is there.
final class ImageDocument {
  private static final String HEAD =
      """
      # What is in the image

      Generated; do not edit: `scripts/maven verify -pl enclave-agent/image -am -Dtreza.update=true`. The list of
      files is checked by `ImageDocumentTest` against what `treza image verify` accepts: nothing else is let into an
      image, and nothing of it may be missing. Sizes are those of JDK {jdk} and this machine's C library.

      There is no shell, no package manager, no interpreter but the Java runtime, no certificate of any public
      authority, no name resolution, no disk driver and nothing compressed. `/init` is a script whose interpreter is
      Java; that is process 1.
      """;

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("init", "what the kernel starts: one line, interpreter Java"),
          Map.entry("etc/hosts", "names the loopback address, so that nobody asks a network"),
          Map.entry("lib/x86_64-linux-gnu/libc.so.6", "C library"),
          Map.entry("lib/x86_64-linux-gnu/libdl.so.2", "C library; the Java runtime names it"),
          Map.entry("lib/x86_64-linux-gnu/libm.so.6", "C library, mathematics"),
          Map.entry("lib/x86_64-linux-gnu/libpthread.so.0", "C library; the Java runtime names it"),
          Map.entry("lib/x86_64-linux-gnu/librt.so.1", "C library; the Java runtime names it"),
          Map.entry("lib64/ld-linux-x86-64.so.2", "the dynamic linker"),
          Map.entry("opt/app/args", "the Java launcher's arguments, the parent's vsock context"),
          Map.entry("opt/app/lib/dev.treza.agent.jar", "the agent"),
          Map.entry("opt/app/lib/dev.treza.agent.aws.jar", "KMS and Secrets Manager"),
          Map.entry(
              "opt/app/lib/dev.treza.agent.crypto.jar",
              "the room for secrets, with its C libraries inside"),
          Map.entry("opt/app/lib/dev.treza.agent.nitro.jar", "security module, vsock, mounts"),
          Map.entry("opt/app/lib/dev.treza.fleet.jar", "decoders, policy, verifiers, protocol"),
          Map.entry(
              "opt/app/lib/org.bouncycastle.provider.jar",
              "hashes and curve points on public data (ADR 0004)"),
          Map.entry("opt/jre/bin/java", "the launcher"),
          Map.entry("opt/jre/conf/net.properties", "the runtime reads it"),
          Map.entry("opt/jre/conf/security/java.security", "which providers there are"),
          Map.entry(
              "opt/jre/conf/security/policy/unlimited/default_US_export.policy",
              "without it the runtime has no cryptography"),
          Map.entry(
              "opt/jre/conf/security/policy/unlimited/default_local.policy",
              "without it the runtime has no cryptography"),
          Map.entry("opt/jre/lib/jvm.cfg", "names the one virtual machine"),
          Map.entry("opt/jre/lib/libjava.so", "natives of java.base"),
          Map.entry("opt/jre/lib/libjimage.so", "reads lib/modules"),
          Map.entry("opt/jre/lib/libjli.so", "the launcher's library"),
          Map.entry("opt/jre/lib/libnet.so", "loopback sockets"),
          Map.entry("opt/jre/lib/libnio.so", "files and channels"),
          Map.entry("opt/jre/lib/libsimdsort.so", "java.base loads it for sorting"),
          Map.entry("opt/jre/lib/libsyslookup.so", "finds the C library's functions"),
          Map.entry("opt/jre/lib/libverify.so", "verifies classes"),
          Map.entry("opt/jre/lib/libzip.so", "reads jars"),
          Map.entry("opt/jre/lib/modules", "the classes of the JDK's modules that are needed"),
          Map.entry("opt/jre/lib/security/blocked.certs", "the runtime reads it"),
          Map.entry("opt/jre/lib/server/libjvm.so", "the virtual machine"),
          Map.entry("opt/jre/lib/tzdb.dat", "time zones, for policies with hours"),
          Map.entry("opt/jre/release", "which version of the runtime it is"));

  private ImageDocument() {}

  static String of(OpenedImage image) {
    EnclaveImage parts = accepted(EifReader.read(image.file()));
    StringBuilder text = new StringBuilder(HEAD.replace("{jdk}", image.metadata().jdk()));
    text.append("\n## Boot ramdisk (PCR1)\n\n");
    table(text, parts.ramdisks().getFirst());
    text.append(
        """

        A kernel that has not everything built in brings its modules: `/modules/*.ko`, uncompressed, loaded in byte
        order of their names.

        ## Application ramdisk (PCR2)

        """);
    table(text, parts.ramdisks().getLast());
    text.append("\n## Sizes\n\n| Part | Bytes |\n| --- | --- |\n");
    row(text, "kernel", parts.kernel());
    row(text, "kernel command line", Bytes.utf8(parts.commandLine()));
    row(text, "boot ramdisk", parts.ramdisks().getFirst());
    row(text, "application ramdisk", parts.ramdisks().getLast());
    row(text, "image, unsigned", image.file());
    return text.toString();
  }

  private static void table(StringBuilder text, Bytes ramdisk) {
    List<Entry> entries = accepted(CpioReader.read(ramdisk)).entries();
    text.append("| File | Bytes | Why it is there |\n| --- | --- | --- |\n");
    entries.forEach(entry -> text.append(line(entry)));
    text.append("\nFolders: ");
    text.append(
        String.join(
            ", ",
            entries.stream()
                .filter(Entry.Folder.class::isInstance)
                .map(folder -> "`/" + folder.path() + "`")
                .toList()));
    text.append(".\n");
  }

  private static String line(Entry entry) {
    return switch (entry) {
      case Entry.File file ->
          "| `/%s` | %d | %s |\n".formatted(file.path(), file.content().length(), reason(file));
      case Entry.Link link ->
          "| `/%s` | → | `%s`: the launcher finds its library before `/proc` is mounted |\n"
              .formatted(link.path(), link.target());
      case Entry.Device device ->
          "| `/%s` | device | %d:%d, before devtmpfs is mounted |\n"
              .formatted(device.path(), device.major(), device.minor());
      case Entry.Folder _ -> "";
    };
  }

  private static String reason(Entry.File file) {
    return Optional.ofNullable(REASONS.get(file.path()))
        .orElseThrow(() -> new AssertionError("say in ImageDocument why there is " + file.path()));
  }

  private static void row(StringBuilder text, String name, Bytes content) {
    text.append("| %s | %d |\n".formatted(name, content.length()));
  }
}
