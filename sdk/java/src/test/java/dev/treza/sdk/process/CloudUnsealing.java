package dev.treza.sdk.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.crypto.Aead;
import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.store.JournalStateStore;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.peer.Accept;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Opens a wallet's key as whoever holds the simulated KMS's own files can.
///
/// @param dataKey a file with the data key
/// @param key a file with the wallet's private key
record CloudUnsealing(Path dataKey, Path key) {
  private static final int DATA_KEY = 32;
  private static final int NONCE = 12;

  private record Sealed(JsonObject header, Bytes dataKey, Bytes key) {
    static Sealed read(JsonFields fields) throws JsonShapeException {
      return new Sealed(
          (JsonObject) fields.raw("header"), fields.base64Url("dataKey"), fields.base64Url("key"));
    }
  }

  static CloudUnsealing of(Path home, Bytes record, Wallet wallet, Path folder) throws Exception {
    Files.createDirectories(folder);
    Sealed sealed = Accept.accepted(JsonFields.decode(record, Sealed::read));
    byte[] dataKey = dataKey(material(home, folder, sealed.dataKey), sealed);
    Path dataKeyFile = Files.write(folder.resolve("data-key"), dataKey);
    Path keyFile = folder.resolve("key");
    SecretMemory memory = new SecretMemory();
    Aead aead = Aead.open(memory);
    try (FileChannel file = FileChannel.open(dataKeyFile);
        SecretBuffer locked = SecretFile.read(file, DATA_KEY, memory);
        SecretBuffer key =
            aead.open(locked, sealed.key.toArray(), CanonicalJson.encode(sealed.header).toArray());
        FileChannel out =
            FileChannel.open(keyFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Secp256k1 curve = Secp256k1.open(memory)) {
      assertThat(Bytes.of(curve.publicKey(key))).isEqualTo(wallet.publicKey());
      SecretFile.write(key, out);
    }
    return new CloudUnsealing(dataKeyFile, keyFile);
  }

  /// Out of a copy of the simulated AWS's journal, which is in use.
  private static Bytes material(Path home, Path folder, Bytes blob) throws Exception {
    Path copy = folder.resolve("copy.journal");
    Files.copy(home.resolve("aws").resolve("state.journal"), copy);
    String id = new String(blob.slice(2, 2 + blob.at(1)).toArray(), StandardCharsets.US_ASCII);
    try (JournalStateStore state = JournalStateStore.open(copy)) {
      JsonObject key =
          Accept.accepted(CanonicalJson.parse(state.read("kms/" + id).orElseThrow().value()));
      String text = ((JsonText) key.member("material").orElseThrow()).value();
      return Bytes.of(Base64.getUrlDecoder().decode(text));
    }
  }

  private static byte[] dataKey(Bytes material, Sealed sealed)
      throws GeneralSecurityException, IOException {
    JsonObject context =
        JsonObject.builder()
            .value("root", sealed.header.member("root").orElseThrow())
            .value("namespace", sealed.header.member("namespace").orElseThrow())
            .build();
    Bytes blob = sealed.dataKey;
    int head = 2 + blob.at(1);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(material.toArray(), "AES"),
        new GCMParameterSpec(128, blob.slice(head, head + NONCE).toArray()));
    cipher.updateAAD(blob.slice(0, head).concat(CanonicalJson.encode(context)).toArray());
    return cipher.doFinal(blob.slice(head + NONCE, blob.length()).toArray());
  }
}
