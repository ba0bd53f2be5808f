package dev.treza.agent.image.layout;

import java.util.List;

/// The files that are taken into the application ramdisk, by where they come from; every other file
/// of the same origin stays out.
final class AllowedFiles {
  /// Relative to the home of the linked Java runtime. Left out: tools, legal texts (they go with
  /// the release), certificates of public authorities, start of other processes.
  static final List<String> RUNTIME =
      List.of(
          "bin/java",
          "conf/net.properties",
          "conf/security/java.security",
          "conf/security/policy/unlimited/default_US_export.policy",
          "conf/security/policy/unlimited/default_local.policy",
          "lib/jvm.cfg",
          "lib/libjava.so",
          "lib/libjimage.so",
          "lib/libjli.so",
          "lib/libnet.so",
          "lib/libnio.so",
          "lib/libsimdsort.so",
          "lib/libsyslookup.so",
          "lib/libverify.so",
          "lib/libzip.so",
          "lib/modules",
          "lib/security/blocked.certs",
          "lib/server/libjvm.so",
          "lib/tzdb.dat",
          "release");

  /// Of glibc: what the Java runtime and the agent's natives are linked against.
  static final List<String> LIBRARIES =
      List.of("libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "librt.so.1");

  /// Of glibc: the dynamic linker, at the place every program names.
  static final String LOADER = "ld-linux-x86-64.so.2";

  private AllowedFiles() {}
}
