package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.LockedMemoryException;
import dev.treza.agent.crypto.NativeLibraryException;
import dev.treza.agent.crypto.OpenFailedException;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Opens a wallet's key as whoever holds the simulator's sealing key can, to know what to look for.
final class Unsealing {
  private static final int SEALING_KEY = 32;

  private Unsealing() {}

  private record Sealed(JsonObject header, Bytes dataKey, Bytes key) {
    static Sealed read(JsonFields fields) throws JsonShapeException {
      return new Sealed(
          (JsonObject) fields.raw("header"), fields.base64Url("dataKey"), fields.base64Url("key"));
    }
  }

  /// Writes the private key of `wallet` to `target`.
  ///
  /// @param enclave the folder of the enclave
  static Path toFile(Path enclave, Wallet wallet, Path target)
      throws IOException, LockedMemoryException, NativeLibraryException, OpenFailedException {
    SecretMemory memory = new SecretMemory();
    try (SecretBuffer key = open(enclave, wallet.id() + "-v1", memory);
        Secp256k1 curve = Secp256k1.open(memory)) {
      assertThat(Bytes.of(curve.publicKey(key))).isEqualTo(wallet.publicKey());
      return write(key, target);
    }
  }

  /// Writes the entropy of the master seed to `target`.
  ///
  /// @param enclave the folder of the enclave
  static Path seedToFile(Path enclave, Path target)
      throws IOException, LockedMemoryException, NativeLibraryException, OpenFailedException {
    try (SecretBuffer entropy = open(enclave, "master-seed-v1", new SecretMemory())) {
      return write(entropy, target);
    }
  }

  private static Path write(SecretBuffer secret, Path target) throws IOException {
    try (FileChannel out =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      SecretFile.write(secret, out);
      return target;
    }
  }

  private static SecretBuffer open(Path enclave, String name, SecretMemory memory)
      throws IOException, LockedMemoryException, NativeLibraryException, OpenFailedException {
    Path record = enclave.resolve("sealed").resolve(name + ".sealed");
    Sealed sealed =
        Accept.accepted(JsonFields.decode(Bytes.of(Files.readAllBytes(record)), Sealed::read));
    JsonObject context =
        JsonObject.builder()
            .value("root", sealed.header().member("root").orElseThrow())
            .value("namespace", sealed.header().member("namespace").orElseThrow())
            .build();
    Aead aead = Aead.open(memory);
    try (FileChannel file = FileChannel.open(enclave.resolve("simulated-kms.key"));
        SecretBuffer sealing = SecretFile.read(file, SEALING_KEY, memory);
        SecretBuffer dataKey =
            aead.open(
                sealing, sealed.dataKey().toArray(), CanonicalJson.encode(context).toArray())) {
      return aead.open(
          dataKey, sealed.key().toArray(), CanonicalJson.encode(sealed.header()).toArray());
    }
  }
}
