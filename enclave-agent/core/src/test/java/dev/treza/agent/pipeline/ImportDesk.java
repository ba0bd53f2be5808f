package dev.treza.agent.pipeline;

import dev.treza.agent.crypto.Secp256k1;
import dev.treza.agent.crypto.SecretBuffer;
import dev.treza.agent.crypto.SecretMemory;
import dev.treza.agent.crypto.SecretSource;
import dev.treza.agent.crypto.Sodium;
import dev.treza.agent.crypto.hpke.Hpke;
import dev.treza.agent.doubles.Accept;
import dev.treza.agent.doubles.TestOfficer;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.ImportCall;
import dev.treza.fleet.protocol.ImportRequest;
import dev.treza.fleet.protocol.ImportReview;
import dev.treza.fleet.protocol.KmsBlob;
import dev.treza.fleet.protocol.ReleaseCall;
import dev.treza.fleet.protocol.ReleaseRequest;
import dev.treza.fleet.protocol.ReleaseReview;
import dev.treza.fleet.protocol.Statement;
import dev.treza.fleet.protocol.TransportStatement;
import dev.treza.fleet.protocol.WalletReply;
import dev.treza.fleet.wallet.EvmCounters;
import dev.treza.fleet.wallet.Metadata;
import dev.treza.fleet.wallet.Wallet;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Somebody who brings keys from elsewhere to a founded enclave.
final class ImportDesk {
  private static final byte[] NO_HEADER = new byte[0];

  final Desk desk;
  final SecretMemory memory = new SecretMemory();
  private final Secp256k1 curve;
  private final Hpke hpke;

  ImportDesk() throws Exception {
    desk = new Desk();
    curve = Secp256k1.open(memory);
    hpke = new Hpke(Sodium.load(), memory);
  }

  SecretBuffer key() throws Exception {
    return new SecretSource(memory, curve).secp256k1Key(new byte[32]);
  }

  ImportCall call(SecretBuffer key, NetworkMode network) {
    return call(Bytes.of(curve.publicKey(key)), Blockchain.ETHEREUM, network);
  }

  ImportCall call(Bytes publicKey, Blockchain blockchain, NetworkMode network) {
    return new ImportCall(
        blockchain,
        network,
        publicKey,
        Optional.empty(),
        Optional.of("Old treasury"),
        Metadata.NONE,
        TestOfficer.nonce(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  ImportCall approved(ImportCall call, TestOfficer... officers) {
    ImportRequest request = call.request(desk.head());
    List<String> approvals =
        Stream.of(officers)
            .map(officer ->
                officer.approve(
                    desk.enclave.charter(),
                    request,
                    ImportReview.of(request),
                    desk.enclave.time.now()))
            .toList();
    return with(request, call, approvals);
  }

  private static ImportCall with(ImportRequest request, ImportCall call, List<String> approvals) {
    return call.blob()
        .map(blob -> ImportCall.of(request, blob, approvals))
        .orElseGet(() -> ImportCall.of(request, call.sealed(), approvals));
  }

  /// The call that brings `key` as a blob under an import key.
  ImportCall blob(SecretBuffer key, NetworkMode network) throws Exception {
    return blob(key, desk.enclave.blobs.encrypt(key), network);
  }

  /// The call for the wallet of `key` that brings `blob`.
  ImportCall blob(SecretBuffer key, KmsBlob blob, NetworkMode network) {
    return new ImportCall(
        Blockchain.ETHEREUM,
        network,
        Bytes.of(curve.publicKey(key)),
        Optional.empty(),
        Optional.empty(),
        Metadata.NONE,
        TestOfficer.nonce(),
        Optional.empty(),
        Optional.of(blob),
        List.of());
  }

  Result<AttestationReply> transport(ImportCall call) throws Exception {
    return desk.serving().pipelines().imports().transport(call);
  }

  Result<WalletReply> bring(ImportCall call) throws Exception {
    return desk.serving().pipelines().imports().importKey(call);
  }

  /// The call that brings `key`, sealed to the transport key the enclave gives for it.
  ImportCall sealed(ImportCall call, SecretBuffer key) throws Exception {
    return sealed(call, key, statement(call));
  }

  TransportStatement statement(ImportCall call) throws Exception {
    AttestationReply reply = Desk.done(transport(call));
    return (TransportStatement) Accept.accepted(Statement.parse(reply.statement()));
  }

  ImportCall sealed(ImportCall call, SecretBuffer key, TransportStatement to) throws Exception {
    byte[] sealed = hpke.seal(to.key().toArray(), to.encoded().toArray(), NO_HEADER, key);
    return ImportCall.of(
        call.request(desk.head()), Optional.of(Bytes.of(sealed)), call.approvals());
  }

  /// A held wallet on the local network.
  Wallet imported() throws Exception {
    return imported(NetworkMode.LOCAL);
  }

  Wallet imported(NetworkMode network) throws Exception {
    try (SecretBuffer key = key()) {
      ImportCall call = approved(call(key, network), desk.enclave.ada, desk.enclave.bob);
      return Desk.done(bring(sealed(call, key))).wallet();
    }
  }

  ReleaseRequest releaseRequest(Wallet wallet, String chain, long nonce) {
    EvmCounters counters =
        new EvmCounters(new TreeMap<>(Map.of(new BigInteger(chain), BigInteger.valueOf(nonce))));
    return new ReleaseRequest(desk.head(), wallet, counters, TestOfficer.nonce());
  }

  ReleaseCall release(ReleaseRequest request, TestOfficer... officers) {
    return ReleaseCall.of(
        request, Stream.of(officers).map(officer -> approval(officer, request)).toList());
  }

  String approval(TestOfficer officer, ReleaseRequest request) {
    return officer.release(
        desk.enclave.charter(),
        request,
        ReleaseReview.of(request),
        desk.boot(),
        desk.enclave.time.now());
  }

  Result<WalletReply> release(ReleaseCall call) throws Exception {
    return desk.serving().pipelines().releases().release(call);
  }
}
