package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.head;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.CommandResult;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// One import of a key in a blob, which may be asked for again and again.
record BlobImport(ImportRequest request, KmsBlob blob, List<String> approvals) {
  /// A key of its owner: the secret in a file, the public half.
  record OwnersKey(Path file, Bytes publicKey) {
    static OwnersKey in(Path file) throws Exception {
      SecretMemory memory = new SecretMemory();
      try (Secp256k1 curve = Secp256k1.open(memory);
          SecretBuffer key = new SecretSource(memory, curve).secp256k1Key(new byte[32]);
          FileChannel out =
              FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        SecretFile.write(key, out);
        return new OwnersKey(file, Bytes.of(curve.publicKey(key)));
      }
    }

    byte[] secret() throws Exception {
      return Files.readAllBytes(file);
    }
  }

  /// Approved, of a key that was encrypted as it must be.
  static BlobImport of(Installation installation, Charter charter, ImportKey under, OwnersKey key)
      throws Exception {
    return of(installation, charter, under, key, KmsBlob.context(charter));
  }

  /// Approved, of a key that was encrypted in `context`.
  static BlobImport of(
      Installation installation,
      Charter charter,
      ImportKey under,
      OwnersKey key,
      JsonObject context)
      throws Exception {
    return of(installation, charter, key, under.encrypt(key.secret(), context));
  }

  /// Approved, of what is said to be a blob of `key`.
  static BlobImport of(Installation installation, Charter charter, OwnersKey key, KmsBlob blob) {
    ImportRequest request =
        new ImportRequest(
            head(charter),
            Blockchain.ETHEREUM,
            NetworkMode.LOCAL,
            key.publicKey(),
            Optional.empty(),
            Optional.empty(),
            Metadata.NONE,
            installation.officer().nonce(),
            Optional.of(blob.named()));
    String approval = installation.officer().approve(charter, request, ImportReview.of(request));
    return new BlobImport(request, blob, List.of(approval));
  }

  Outcome<CommandResult<Wallet>> on(AttestedChannel channel) {
    return channel.importBlob(request, blob, approvals);
  }
}
