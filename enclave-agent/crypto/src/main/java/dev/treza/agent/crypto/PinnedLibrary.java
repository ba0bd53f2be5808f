package dev.treza.agent.crypto;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A C library that travels inside our jar, and the one content it may have.
///
/// @param name the file name without `.so`
/// @param digests the SHA-256 digest of the file, lower-case hexadecimal, by platform
record PinnedLibrary(String name, Map<String, String> digests) {
  /// Of `fr.acinq.secp256k1:secp256k1-kmp-jni-jvm-linux:0.23.0` (upstream's whole C interface).
  static final PinnedLibrary SECP256K1 =
      new PinnedLibrary(
          "libsecp256k1",
          Map.of(
              "linux-x86_64",
              "25f0f0bfd3e4b202563f772963ea803f0f949e5593476d3cd4b755f800bf7704",
              "linux-aarch64",
              "4e9c780ba134d130799c5f2d15ba90bf9fb477b34fc78d0f5b55fee90a734e37"));

  /// Of Debian's `libsodium23` 1.0.18-1+deb12u1, which has the fix for CVE-2025-69277.
  static final PinnedLibrary SODIUM =
      new PinnedLibrary(
          "libsodium",
          Map.of(
              "linux-x86_64",
              "703b3f766ce3f4a0c6bb67790763ccc87c50c6efa15c6f6559007ee719b6fb5e",
              "linux-aarch64",
              "a36a376d94f004f9276187376e998d9f511627229c49647493d47e2e9db0ced6"));

  /// blst, inside the shared object of `io.consensys.protocols:jc-kzg-4844:2.1.8` (ADR 0030).
  static final PinnedLibrary BLST =
      new PinnedLibrary(
          "libblst",
          Map.of(
              "linux-x86_64",
              "f7adf7a61365a1bc0910aff23d98461c64a84aa616292eb370d5c09600a5dae7",
              "linux-aarch64",
              "10d8a5b8955cabf080139e3d6df94f3a99dcf604e2036a853c95c64308f42fc9"));

  PinnedLibrary {
    digests = Map.copyOf(digests);
  }

  /// The digest the library must have on `platform`, if it exists there.
  Optional<String> pin(String platform) {
    return Optional.ofNullable(digests.get(platform));
  }

  /// Where the library for `platform` lies in the jar.
  String resource(String platform) {
    return "/natives/" + platform + "/" + name + ".so";
  }

  /// The platform of this process, such as `linux-x86_64`.
  static String platform() {
    String arch = System.getProperty("os.arch");
    return System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + "-"
        + (arch.equals("amd64") ? "x86_64" : arch);
  }
}
