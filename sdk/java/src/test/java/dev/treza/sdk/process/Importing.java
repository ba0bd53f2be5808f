package dev.treza.sdk.process;

import static dev.treza.sdk.process.Installation.done;
import static dev.treza.sdk.process.Installation.head;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretFile;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import dev.treza.sdk.AttestedChannel;
import dev.treza.sdk.TransportResult;
import dev.treza.sdk.VerifiedTransport;
import dev.treza.sdk.peer.Accept;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Brings a key of the test to an agent over the SDK, as the import program does.
record Importing(Installation installation, AttestedChannel channel, Charter charter) {
  /// A released wallet of a new key, which is written to `copy` too.
  Wallet imported(Path copy) throws Exception {
    SecretMemory memory = new SecretMemory();
    try (Secp256k1 curve = Secp256k1.open(memory);
        SecretBuffer key = new SecretSource(memory, curve).secp256k1Key(new byte[32]);
        FileChannel file =
            FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      SecretFile.write(key, file);
      ImportRequest request = request(Bytes.of(curve.publicKey(key)));
      List<String> approvals =
          List.of(installation.officer().approve(charter, request, ImportReview.of(request)));
      VerifiedTransport transport = transport(request, approvals);
      byte[] sealed =
          new Hpke(Sodium.load(), memory)
              .seal(transport.publicKey().toArray(), transport.info().toArray(), new byte[0], key);
      return release(
          done(Accept.accepted(channel.importKey(request, Bytes.of(sealed), approvals))));
    }
  }

  private ImportRequest request(Bytes publicKey) {
    return new ImportRequest(
        head(charter),
        Blockchain.ETHEREUM,
        NetworkMode.LOCAL,
        publicKey,
        Optional.empty(),
        Optional.empty(),
        Metadata.NONE,
        installation.officer().nonce());
  }

  private VerifiedTransport transport(ImportRequest request, List<String> approvals) {
    TransportResult result =
        Accept.accepted(channel.importTransport(request, approvals, Instant.now()));
    return switch (result) {
      case TransportResult.Offered(VerifiedTransport transport) -> transport;
      case TransportResult.Pending(var missing) -> throw new AssertionError(missing);
    };
  }

  /// Releases it with the counter of one network.
  Wallet release(Wallet held) {
    EvmCounters counters =
        new EvmCounters(new TreeMap<>(Map.of(BigInteger.valueOf(31337), BigInteger.TWO)));
    ReleaseRequest request =
        new ReleaseRequest(head(charter), held, counters, installation.officer().nonce());
    Digest boot = Accept.accepted(channel.boot()).digest();
    String approval = installation.officer().release(charter, request, boot);
    return done(Accept.accepted(channel.releaseKey(request, List.of(approval))));
  }
}
